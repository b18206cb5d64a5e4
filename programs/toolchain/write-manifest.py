"""Writes OUT/manifest.json: the program id, and the sha256 of NAME.so and NAME.json (the IDL) in OUT."""
import hashlib
import json
import pathlib
import sys

out, name = pathlib.Path(sys.argv[1]), sys.argv[2]


def entry(file):
    data = (out / file).read_bytes()
    return {"file": file, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}


idl = json.loads((out / f"{name}.json").read_text())
manifest = {"programId": idl["address"], "program": entry(f"{name}.so"), "idl": entry(f"{name}.json")}
(out / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
print(f"{manifest['program']['sha256']}  {out / (name + '.so')} ({manifest['program']['bytes']} bytes)")
