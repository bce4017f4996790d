import express, { type Router } from 'express';
import type { ExportedBundle } from '../casework/bundle.js';
import type { Asking } from '../graph/entity-graph.js';
import type { Door } from './door.js';
import { refuse } from './refusal.js';

/** Finds an exported bundle's file, for those who may have it. */
export interface BundleFiles {
  file(id: string, asking: Asking): Promise<{ readonly bundle: ExportedBundle; readonly path: string } | null>;
}

/** Bundles out. Every download is a disclosure, and is logged as one before its first byte leaves. */
export function bundleRoutes(door: Door, files: BundleFiles): Router {
  const router = express.Router();
  router.get('/bundles/:id', door.signedIn, door.onDuty('CONSULT'), door.withPurpose, async (req, res) => {
    const found = await files.file(String(req.params.id), door.asking(req, res));
    if (found === null) {
      refuse(res, 404, 'BAD_USER_INPUT', 'No bundle with this id');
      return;
    }
    const { id, caseId, edition } = found.bundle;
    await door.note(req, 'DISCLOSURE', 'GET /bundles/:id', [id, caseId], { recipients: [edition] });
    res.attachment(found.bundle.fileName);
    res.sendFile(found.path, { dotfiles: 'allow', cacheControl: false });
  });
  return router;
}
