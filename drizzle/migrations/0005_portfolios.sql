CREATE TABLE `portfolio_communes` (
	`user_id` text NOT NULL,
	`commune_code` text NOT NULL,
	PRIMARY KEY(`user_id`, `commune_code`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `portfolio_organisations` (
	`user_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	PRIMARY KEY(`user_id`, `organisation_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
