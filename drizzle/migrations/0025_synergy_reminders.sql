CREATE TABLE `synergy_reminders` (
	`synergy_id` text NOT NULL,
	`level` text NOT NULL,
	`since` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`synergy_id`, `level`, `since`),
	FOREIGN KEY (`synergy_id`) REFERENCES `synergies`(`id`) ON UPDATE no action ON DELETE cascade
);
