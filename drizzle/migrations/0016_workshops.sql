CREATE TABLE `typed_rows` (
	`flow_id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`workshop_id` text,
	`content_hash` text NOT NULL,
	`user_id` text NOT NULL,
	`typed_at` text NOT NULL,
	`undone_at` text,
	FOREIGN KEY (`flow_id`) REFERENCES `flows`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`workshop_id`) REFERENCES `workshops`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `typed_rows_by_workshop` ON `typed_rows` (`workshop_id`);--> statement-breakpoint
CREATE INDEX `typed_rows_by_organisation` ON `typed_rows` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `workshop_facilitators` (
	`workshop_id` text NOT NULL,
	`user_id` text NOT NULL,
	PRIMARY KEY(`workshop_id`, `user_id`),
	FOREIGN KEY (`workshop_id`) REFERENCES `workshops`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `workshop_participants` (
	`workshop_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`people_count` integer NOT NULL,
	`added_at` text NOT NULL,
	PRIMARY KEY(`workshop_id`, `organisation_id`),
	FOREIGN KEY (`workshop_id`) REFERENCES `workshops`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `workshop_participants_by_organisation` ON `workshop_participants` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `workshops` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`held_on` text NOT NULL,
	`place` text,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL
);
