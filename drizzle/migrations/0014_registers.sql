CREATE TABLE `register_answers` (
	`register` text NOT NULL,
	`question` text NOT NULL,
	`answer` text,
	`read_at` text NOT NULL,
	PRIMARY KEY(`register`, `question`)
);
