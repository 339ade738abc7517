CREATE TABLE `shared_service_jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`service_id` text NOT NULL,
	`label` text NOT NULL,
	`fte` real NOT NULL,
	`since` text NOT NULL,
	`ended_on` text,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`service_id`) REFERENCES `shared_services`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `shared_service_jobs_by_service` ON `shared_service_jobs` (`service_id`);--> statement-breakpoint
CREATE INDEX `shared_service_jobs_by_author` ON `shared_service_jobs` (`created_by`);--> statement-breakpoint
CREATE TABLE `shared_service_parties` (
	`service_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`state` text NOT NULL,
	`is_user` integer NOT NULL,
	`quantity` real,
	`unit` text,
	`period` text,
	`would_pay_euros` real,
	`would_pay_per` text,
	`message` text,
	`agreed_how` text,
	`user_id` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`service_id`, `organisation_id`),
	FOREIGN KEY (`service_id`) REFERENCES `shared_services`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `shared_service_parties_by_organisation` ON `shared_service_parties` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `shared_service_parties_by_user` ON `shared_service_parties` (`user_id`);--> statement-breakpoint
CREATE TABLE `shared_service_party_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`service_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`state` text NOT NULL,
	`is_user` integer NOT NULL,
	`user_id` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`service_id`) REFERENCES `shared_services`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `shared_service_party_steps_by_service` ON `shared_service_party_steps` (`service_id`);--> statement-breakpoint
CREATE INDEX `shared_service_party_steps_by_organisation` ON `shared_service_party_steps` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `shared_service_party_steps_by_user` ON `shared_service_party_steps` (`user_id`);--> statement-breakpoint
CREATE TABLE `shared_service_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`service_id` text NOT NULL,
	`from` text,
	`to` text NOT NULL,
	`on` text NOT NULL,
	`reason` text,
	`note` text,
	`actor_id` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`service_id`) REFERENCES `shared_services`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `shared_service_steps_by_service` ON `shared_service_steps` (`service_id`);--> statement-breakpoint
CREATE INDEX `shared_service_steps_by_author` ON `shared_service_steps` (`actor_id`);--> statement-breakpoint
CREATE TABLE `shared_service_structures` (
	`id` text PRIMARY KEY NOT NULL,
	`service_id` text NOT NULL,
	`name` text NOT NULL,
	`siren` text,
	`created_on` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`service_id`) REFERENCES `shared_services`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `shared_service_structures_by_service` ON `shared_service_structures` (`service_id`);--> statement-breakpoint
CREATE INDEX `shared_service_structures_by_author` ON `shared_service_structures` (`created_by`);--> statement-breakpoint
CREATE TABLE `shared_service_supports` (
	`id` text PRIMARY KEY NOT NULL,
	`service_id` text NOT NULL,
	`kind` text NOT NULL,
	`label` text NOT NULL,
	`euros` real,
	`asked_on` text NOT NULL,
	`answered_on` text,
	`answer` text,
	`answered_euros` real,
	`answer_note` text,
	`answered_by` text,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`service_id`) REFERENCES `shared_services`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `shared_service_supports_by_service` ON `shared_service_supports` (`service_id`);--> statement-breakpoint
CREATE INDEX `shared_service_supports_by_author` ON `shared_service_supports` (`created_by`);--> statement-breakpoint
CREATE TABLE `shared_services` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`description` text,
	`visibility` text NOT NULL,
	`stage` text NOT NULL,
	`stage_at` text NOT NULL,
	`suspended_from` text,
	`starts_on` text,
	`unit` text,
	`owner_id` text NOT NULL,
	`carrier_kind` text,
	`carrier_organisation_id` text,
	`carrier_name` text,
	`synergy_id` text,
	`pooled_resource_id` text,
	`sheet` text,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`carrier_organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`synergy_id`) REFERENCES `synergies`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `shared_services_by_synergy` ON `shared_services` (`synergy_id`);--> statement-breakpoint
CREATE INDEX `shared_services_by_carrier` ON `shared_services` (`carrier_organisation_id`);