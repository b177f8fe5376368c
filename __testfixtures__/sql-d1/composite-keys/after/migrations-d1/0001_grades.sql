-- migrations/0001_grades.sql

CREATE TABLE courses (
  school TEXT NOT NULL,
  code TEXT NOT NULL,
  title TEXT,
  PRIMARY KEY (code, school)
);

CREATE TABLE grades (
  student INTEGER NOT NULL,
  course_school TEXT NOT NULL,
  course_code TEXT NOT NULL,
  grade INTEGER,
  PRIMARY KEY (student, course_code, course_school),
  FOREIGN KEY (course_code, course_school) REFERENCES courses (code, school) ON DELETE CASCADE
);
