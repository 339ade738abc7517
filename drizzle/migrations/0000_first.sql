CREATE TABLE `journal` (
	`id` text PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`actor_id` text NOT NULL,
	`action` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` text NOT NULL,
	`before` text,
	`after` text
);
--> statement-breakpoint
CREATE TABLE `memberships` (
	`user_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`user_id`, `organisation_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`ended_at` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_by_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`updated_at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text NOT NULL,
	`role` text NOT NULL,
	`created_at` text NOT NULL,
	`disabled_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`);--> statement-breakpoint
CREATE TABLE `flows` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`organisation_id` text NOT NULL,
	`site_id` text,
	`reference` text,
	`family` text NOT NULL,
	`resource_id` text,
	`label` text NOT NULL,
	`waste_code` text,
	`hazardous` integer,
	`quantity` real,
	`unit` text,
	`period` text,
	`months` integer,
	`form` text,
	`packaging` text,
	`quality` text,
	`constraints` text,
	`current_partner` text,
	`current_cost_euros_per_unit` real,
	`visibility` text DEFAULT 'facilitators' NOT NULL,
	`provenance` text DEFAULT 'declared' NOT NULL,
	`audited_by` text,
	`audited_on` text,
	`confirmed_on` text,
	`notes` text,
	`withdrawn_at` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `flows_by_organisation` ON `flows` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `flows_by_kind` ON `flows` (`kind`);--> statement-breakpoint
CREATE UNIQUE INDEX `flows_by_reference` ON `flows` (`organisation_id`,`kind`,`reference`);--> statement-breakpoint
CREATE TABLE `contacts` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`name` text NOT NULL,
	`email` text,
	`phone` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `contacts_by_organisation` ON `contacts` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `organisations` (
	`id` text PRIMARY KEY NOT NULL,
	`siren` text,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`naf_code` text,
	`headcount_band` text,
	`notes` text,
	`is_demo` integer DEFAULT false NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organisations_siren_unique` ON `organisations` (`siren`);--> statement-breakpoint
CREATE TABLE `sites` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`siret` text,
	`label` text,
	`address` text,
	`postal_code` text,
	`commune_code` text,
	`commune_name` text,
	`lat` real,
	`lng` real,
	`placed_by` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sites_siret_unique` ON `sites` (`siret`);--> statement-breakpoint
CREATE INDEX `sites_by_organisation` ON `sites` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `sites_by_commune` ON `sites` (`commune_code`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`file_name` text NOT NULL,
	`content` blob NOT NULL,
	`preview_digest` text NOT NULL,
	`created_at` text NOT NULL,
	`applied_at` text
);
