CREATE TABLE `consents` (
	`id` text PRIMARY KEY NOT NULL,
	`introduction_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`user_id` text NOT NULL,
	`answer` text NOT NULL,
	`reason` text,
	`withheld` text NOT NULL,
	`shown` text,
	`at` text NOT NULL,
	FOREIGN KEY (`introduction_id`) REFERENCES `introductions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `consents_by_introduction` ON `consents` (`introduction_id`);--> statement-breakpoint
CREATE TABLE `introductions` (
	`id` text PRIMARY KEY NOT NULL,
	`stock_id` text NOT NULL,
	`need_id` text NOT NULL,
	`stock_organisation_id` text NOT NULL,
	`need_organisation_id` text NOT NULL,
	`message` text,
	`opened_by` text NOT NULL,
	`opened_at` text NOT NULL,
	FOREIGN KEY (`stock_id`) REFERENCES `flows`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`need_id`) REFERENCES `flows`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`stock_organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`need_organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `introductions_by_pair` ON `introductions` (`stock_id`,`need_id`);--> statement-breakpoint
CREATE INDEX `introductions_by_stock_owner` ON `introductions` (`stock_organisation_id`);--> statement-breakpoint
CREATE INDEX `introductions_by_need_owner` ON `introductions` (`need_organisation_id`);