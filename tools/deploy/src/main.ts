import 'reflect-metadata';
import { policyFaults } from './check/policies';
import { overlays, render } from './check/render';
import { schemaFaults } from './check/strict';

/** `npm run k8s:check`: renders each overlay, and tells what a cluster or the house's policies would refuse. */
function check(): number {
  const faults = overlays.flatMap((overlay) => {
    const manifests = render(overlay);
    const refused = manifests.flatMap((manifest) =>
      schemaFaults(manifest).map((fault) => `${manifest.kind} ${manifest.metadata.name}: ${fault}`),
    );
    const found = [...refused, ...policyFaults(manifests)].map((fault) => `${overlay}: ${fault}`);
    console.log(`${overlay}: ${manifests.length} objects, ${found.length} faults`);
    return found;
  });
  faults.forEach((fault) => console.log(fault));
  return faults.length === 0 ? 0 : 1;
}

process.exitCode = check();
