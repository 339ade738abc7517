CREATE TABLE `introduction_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`stock_id` text NOT NULL,
	`need_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`user_id` text NOT NULL,
	`message` text,
	`withheld` text NOT NULL,
	`shown` text,
	`asked_at` text NOT NULL,
	`withdrawn_at` text,
	`treated_at` text,
	`introduction_id` text,
	`refusal` text,
	FOREIGN KEY (`stock_id`) REFERENCES `flows`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`need_id`) REFERENCES `flows`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`introduction_id`) REFERENCES `introductions`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `introduction_requests_open` ON `introduction_requests` (`stock_id`,`need_id`,`organisation_id`) WHERE withdrawn_at is null and treated_at is null;--> statement-breakpoint
CREATE INDEX `introduction_requests_by_organisation` ON `introduction_requests` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `introduction_requests_by_user` ON `introduction_requests` (`user_id`);