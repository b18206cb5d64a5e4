"""Writes OUT/manifest.json: sha256 of NAME.so in OUT and, where there is an IDL (NAME.json), its own and the program id.
With FEATURES, as of a build without an IDL: these and the sha256 of NAME.so."""
import hashlib
import json
import pathlib
import sys

out, name, features = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]


def entry(file):
    data = (out / file).read_bytes()
    return {"file": file, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}


manifest = {"program": entry(f"{name}.so")}
idl = out / f"{name}.json"
if features:
    manifest = {"features": features.split(","), **manifest}
elif idl.exists():
    manifest = {"programId": json.loads(idl.read_text())["address"], **manifest, "idl": entry(idl.name)}
(out / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
print(f"{manifest['program']['sha256']}  {out / (name + '.so')} ({manifest['program']['bytes']} bytes)")
