CREATE TABLE `former_memberships` (
	`user_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`role` text NOT NULL,
	`since` text,
	`ended_at` text NOT NULL,
	`ended_by` text NOT NULL,
	PRIMARY KEY(`user_id`, `organisation_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`language` text NOT NULL,
	`organisation_id` text,
	`membership_role` text,
	`role` text,
	`commune_codes` text NOT NULL,
	`organisation_ids` text NOT NULL,
	`token_hash` text NOT NULL,
	`invited_by` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`accepted_at` text,
	`revoked_at` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_tokenHash_unique` ON `invitations` (`token_hash`);--> statement-breakpoint
CREATE INDEX `invitations_by_organisation` ON `invitations` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `membership_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`siret` text NOT NULL,
	`structure_name` text NOT NULL,
	`commune_code` text,
	`job_title` text,
	`purpose` text,
	`created_at` text NOT NULL,
	`state` text NOT NULL,
	`decided_at` text,
	`decided_by` text,
	`reason` text,
	`organisation_id` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `membership_requests_by_state` ON `membership_requests` (`state`,`created_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `membership_requests_open` ON `membership_requests` (`user_id`,`siret`) WHERE state = 'open';--> statement-breakpoint
ALTER TABLE `memberships` ADD `since` text;--> statement-breakpoint
ALTER TABLE `memberships` ADD `added_by` text;--> statement-breakpoint
CREATE INDEX `memberships_by_organisation` ON `memberships` (`organisation_id`);--> statement-breakpoint
ALTER TABLE `settings` ADD `updated_by` text;