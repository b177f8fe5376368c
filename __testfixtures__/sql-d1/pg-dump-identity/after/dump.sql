--
-- PostgreSQL database dump
--

SET standard_conforming_strings = on;

CREATE TABLE public.notes (
    id integer NOT NULL,
    body text,
    written_at timestamp with time zone DEFAULT now()
);

ALTER TABLE public.notes ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.notes_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE ONLY public.notes
    ADD CONSTRAINT notes_pkey PRIMARY KEY (id);

--
-- PostgreSQL database dump complete
--
