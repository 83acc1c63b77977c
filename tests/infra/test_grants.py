"""Who may do what in Azure: what the code and the Bicep need is granted, nothing more, and no secret is told."""

from __future__ import annotations

import re
from pathlib import Path

from tests.infra.bicep import File

ROOT = Path(__file__).resolve().parents[2]
MODULES = ROOT / "infra" / "modules"
FILES = {path.stem: File(path) for path in sorted((ROOT / "infra").rglob("*.bicep"))}

# Microsoft's built-in roles by their ids.
ROLES = {
    "b7e6dc6d-f1e8-4753-8033-0f276bb0955b": "Storage Blob Data Owner",
    "974c5e8b-45b9-4653-ba55-5f855dd0fb88": "Storage Queue Data Contributor",
    "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3": "Storage Table Data Contributor",
    "4633458b-17de-408a-b874-0445c86b69e6": "Key Vault Secrets User",
    "b86a8fe4-44ce-4948-aee5-eccb2c155cd7": "Key Vault Secrets Officer",
    "3913510d-42f4-4e42-8a64-420c390055eb": "Monitoring Metrics Publisher",
}
APP, DEPLOYER = "identity.outputs.principalId", "principalId"

Grant = tuple[str, str, str]
"""Who, on what, as what."""


def source(pattern: str) -> str:
    return "".join(path.read_text("utf-8") for path in sorted(ROOT.glob(pattern)))


def needed() -> set[Grant]:
    """What is used, by what uses it."""
    app, ours, triggers = FILES["app"].text, source("storage/*.py"), source("*function*.py")
    uses: dict[Grant, bool] = {
        # The host keeps its leases and the package there, whatever the app itself does.
        (APP, "account", "Storage Blob Data Owner"): "AzureWebJobsStorage__blobServiceUri" in app,
        (APP, "account", "Storage Queue Data Contributor"): "queue_trigger(" in triggers + ours,
        (APP, "account", "Storage Table Data Contributor"): "from azure.data.tables" in ours,
        (APP, "vault", "Key Vault Secrets User"): "@Microsoft.KeyVault(" in app,
        (APP, "insights", "Monitoring Metrics Publisher"): "Authorization=AAD" in app,
        (DEPLOYER, "vault", "Key Vault Secrets Officer"): "az keyvault secret set" in source("docs/operating.md"),
    }
    return {grant for grant, used in uses.items() if used}


def granted() -> set[Grant]:
    """Every role assignment, with what its module was handed for the principal."""
    found: set[Grant] = set()
    for name, module in FILES["room"].modules().items():
        file = FILES[module.file.stem]
        for grant in file.grants():
            who = FILES["room"].handed(name)[grant.principal]
            found |= {(who, grant.scope, ROLES[role]) for role in grant.roles}
    return found


def test_every_role_that_is_needed_is_granted_and_nothing_more() -> None:
    assert len(needed()) == len(ROLES)
    assert granted() == needed()


def test_a_grant_is_for_one_thing_and_never_for_a_whole_group() -> None:
    assignments = "".join(file.text for file in FILES.values()).count("Microsoft.Authorization/roleAssignments@")
    assert assignments == sum(len(file.grants()) for file in FILES.values())
    assert {grant.scope for file in FILES.values() for grant in file.grants()} == {"account", "vault", "insights"}


def test_no_output_holds_a_secret_nor_what_was_made_of_one() -> None:
    told = {
        f"{name}: {output}"
        for name, file in FILES.items()
        for output, of in file.outputs().items()
        if re.search(r"\blist\w*\(|\.listKeys|primaryKey|connectionString\(", of)
        or set(re.findall(r"(?<![.\w'])\w+", of)) & file.secrets()
    }
    assert told == set()
    assert FILES["vault"].secrets() == {"tokenSecret"}
    assert {"tokenSecret", "alertCallback"} <= FILES["main"].secrets() & FILES["room"].secrets()


def test_what_is_handed_to_a_secret_parameter_is_one_all_the_way() -> None:
    """A parameter that is secret in a module and plain where it comes from stands in the log of the deployment."""
    for file in FILES.values():
        for name, module in file.modules().items():
            for inner, given in file.handed(name).items():
                plain = given in file.declared("parameter_declaration") and given not in file.secrets()
                assert not (plain and inner in FILES[module.file.stem].secrets()), f"{name}: {inner}"
                passed_on = given in file.secrets() and inner not in FILES[module.file.stem].secrets()
                assert not passed_on, f"{name}: {inner}"
