CREATE TABLE `legal_lifts` (
	`id` text PRIMARY KEY NOT NULL,
	`synergy_id` text NOT NULL,
	`flow_id` text NOT NULL,
	`point_id` text NOT NULL,
	`reason` text NOT NULL,
	`lifted_by` text NOT NULL,
	`lifted_at` text NOT NULL,
	`taken_back_at` text,
	`taken_back_by` text,
	FOREIGN KEY (`synergy_id`) REFERENCES `synergies`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`flow_id`) REFERENCES `flows`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `legal_lifts_by_synergy` ON `legal_lifts` (`synergy_id`);--> statement-breakpoint
CREATE INDEX `legal_lifts_by_author` ON `legal_lifts` (`lifted_by`);