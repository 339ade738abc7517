CREATE TABLE `notice_digests` (
	`user_id` text NOT NULL,
	`week` text NOT NULL,
	`sent_at` text NOT NULL,
	PRIMARY KEY(`user_id`, `week`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `notice_preferences` (
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`way` text NOT NULL,
	PRIMARY KEY(`user_id`, `kind`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `notices` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`path` text NOT NULL,
	`params` text NOT NULL,
	`way` text NOT NULL,
	`created_at` text NOT NULL,
	`read_at` text,
	`told_weekly_at` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `notices_by_user` ON `notices` (`user_id`,`read_at`);--> statement-breakpoint
CREATE INDEX `notices_by_time` ON `notices` (`created_at`);