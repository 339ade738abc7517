CREATE TABLE `calendar_feeds` (
	`user_id` text PRIMARY KEY NOT NULL,
	`feed_id` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feeds_feedId_unique` ON `calendar_feeds` (`feed_id`);--> statement-breakpoint
CREATE TABLE `event_contacts` (
	`registration_id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text,
	`structure_name` text,
	`consented_at` text,
	FOREIGN KEY (`registration_id`) REFERENCES `event_registrations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `event_contacts_by_email` ON `event_contacts` (`email`);--> statement-breakpoint
CREATE TABLE `event_document_contents` (
	`document_id` text PRIMARY KEY NOT NULL,
	`content` blob NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `event_documents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `event_documents` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`name` text NOT NULL,
	`format` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`description` text,
	`readers` text NOT NULL,
	`author_id` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `network_events`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `event_documents_by_event` ON `event_documents` (`event_id`);--> statement-breakpoint
CREATE INDEX `event_documents_by_author` ON `event_documents` (`author_id`);--> statement-breakpoint
CREATE TABLE `event_invitations` (
	`event_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`invited_by` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`event_id`, `organisation_id`),
	FOREIGN KEY (`event_id`) REFERENCES `network_events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `event_invitations_by_organisation` ON `event_invitations` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `event_registrations` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`user_id` text,
	`organisation_id` text,
	`state` text NOT NULL,
	`way` text NOT NULL,
	`queue` integer NOT NULL,
	`ticket` text NOT NULL,
	`created_at` text NOT NULL,
	`state_at` text NOT NULL,
	`present_at` text,
	`present_by` text,
	FOREIGN KEY (`event_id`) REFERENCES `network_events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `event_registrations_by_event` ON `event_registrations` (`event_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `event_registrations_of_user` ON `event_registrations` (`event_id`,`user_id`) WHERE user_id is not null;--> statement-breakpoint
CREATE INDEX `event_registrations_by_user` ON `event_registrations` (`user_id`);--> statement-breakpoint
CREATE INDEX `event_registrations_by_organisation` ON `event_registrations` (`organisation_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `event_registrations_by_ticket` ON `event_registrations` (`ticket`);--> statement-breakpoint
CREATE TABLE `event_reminders` (
	`registration_id` text NOT NULL,
	`days_before` integer NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`registration_id`, `days_before`),
	FOREIGN KEY (`registration_id`) REFERENCES `event_registrations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `network_events` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`description` text,
	`status` text NOT NULL,
	`audience` text NOT NULL,
	`held_on` text NOT NULL,
	`starts_at` text NOT NULL,
	`ends_at` text NOT NULL,
	`place` text,
	`lat` real,
	`lng` real,
	`link` text,
	`capacity` integer,
	`group_id` text,
	`workshop_id` text,
	`minutes` text,
	`minutes_readers` text NOT NULL,
	`cancel_reason` text,
	`sequence` integer NOT NULL,
	`changed_at` text NOT NULL,
	`published_at` text,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `working_groups`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`workshop_id`) REFERENCES `workshops`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `network_events_by_day` ON `network_events` (`held_on`);--> statement-breakpoint
CREATE INDEX `network_events_by_group` ON `network_events` (`group_id`);--> statement-breakpoint
CREATE INDEX `network_events_by_workshop` ON `network_events` (`workshop_id`);