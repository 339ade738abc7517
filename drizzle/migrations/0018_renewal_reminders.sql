CREATE TABLE `renewal_reminders` (
	`user_id` text NOT NULL,
	`flow_id` text NOT NULL,
	`expires_on` text NOT NULL,
	`sent_on` text NOT NULL,
	PRIMARY KEY(`user_id`, `flow_id`, `expires_on`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`flow_id`) REFERENCES `flows`(`id`) ON UPDATE no action ON DELETE cascade
);
