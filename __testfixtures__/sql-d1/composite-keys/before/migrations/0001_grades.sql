CREATE TABLE courses (
  school uuid NOT NULL,
  code text NOT NULL,
  title text,
  PRIMARY KEY (code, school)
);
CREATE TABLE grades (
  student integer NOT NULL,
  course_school uuid NOT NULL,
  course_code text NOT NULL,
  grade smallint,
  PRIMARY KEY (student, course_code, course_school),
  FOREIGN KEY (course_code, course_school) REFERENCES courses (code, school) ON DELETE CASCADE
);
