#!/usr/bin/env python3
"""Writes src/Langfuse.Observe.Client/Api/Contract from Langfuse's OpenAPI file.

    python3 tools/ApiContract/generate.py langfuse-openapi.yml

What it writes is committed and read like any other code. Unions become one record with the fields of all their variants, so that a
variant that is not known yet can still be read; enumerations become a text with known values, for the same reason.
"""
import re
import shutil
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "src/Langfuse.Observe.Client/Api/Contract"
ANY = "JsonElement"
PRIMITIVES = {"string": "string", "integer": "int", "number": "double", "boolean": "bool"}
LONGS = {"totalItems", "contentLength", "uploadTimeMs", "retryAfterSeconds", "totalResults", "limit_"}

# Deprecated operations that a v3 server needs, or that have no other way yet.
STILL_NEEDED = {
    "trace_list", "trace_get", "legacy_observationsV1_get", "legacy_observationsV1_getMany", "scores_get-many", "scores_get-by-id",
    "sessions_list", "sessions_get", "datasets_getRun", "datasets_deleteRun", "datasets_getRuns", "datasetRunItems_create",
    "datasetRunItems_list",
}

# OTLP is the business of delivery; the unstable evaluators were replaced by v2/evaluators (supplement.yml).
LEFT_OUT = re.compile(r"opentelemetry_|unstable_evaluat")

GROUPS = {
    "Trace": "Traces", "LegacyObservationsV1": "Observations", "LegacyScoreV1": "Scores", "ScoresV3": "Scores", "PromptVersion": "Prompts",
    "UnstableDashboards": "Dashboards", "UnstableDashboardWidgets": "DashboardWidgets", "BlobStorageIntegrations": "BlobStorage",
}

# What a list and a get say alike of a trace of version 3 is mapped once.
STORED_TRACES = {"TraceWithDetails", "TraceWithFullDetails"}

# Entries of numbered lists are told apart by their id, or by this.
KEYS = {"PromptMeta": "Name"}

METHODS = {
    "annotationQueues_listQueues": "List", "annotationQueues_createQueue": "Create", "annotationQueues_getQueue": "Get",
    "annotationQueues_listQueueItems": "ListItems", "annotationQueues_createQueueItem": "CreateItem", "annotationQueues_getQueueItem": "GetItem",
    "annotationQueues_updateQueueItem": "UpdateItem", "annotationQueues_deleteQueueItem": "DeleteItem",
    "annotationQueues_createQueueAssignment": "CreateAssignment", "annotationQueues_deleteQueueAssignment": "DeleteAssignment",
    "blobStorageIntegrations_getBlobStorageIntegrations": "List", "blobStorageIntegrations_upsertBlobStorageIntegration": "Upsert",
    "blobStorageIntegrations_getBlobStorageIntegrationStatus": "GetStatus", "blobStorageIntegrations_deleteBlobStorageIntegration": "Delete",
    "comments_get": "List", "comments_get-by-id": "Get", "legacy_observationsV1_get": "GetV1", "legacy_observationsV1_getMany": "ListV1",
    "observations_getMany": "List", "scoreConfigs_get": "List", "scoreConfigs_get-by-id": "Get", "scoresV3_getManyV3": "List",
    "scores_get-many": "ListV2", "scores_get-by-id": "GetV2", "legacy_scoreV1_delete": "Delete", "projects_get": "List", "health_health": "Get",
    "metrics_metrics": "Query", "promptVersion_update": "UpdateVersion", "trace_deleteMultiple": "DeleteMany", "media_getUploadUrl": "Announce",
    "media_patch": "Report", "datasets_getRuns": "ListRuns", "organizations_getOrganizationMemberships": "ListMemberships",
    "organizations_updateOrganizationMembership": "UpdateMembership", "organizations_deleteOrganizationMembership": "DeleteMembership",
    "organizations_getProjectMemberships": "ListProjectMemberships", "organizations_getOrganizationProjects": "ListProjects",
    "organizations_getOrganizationApiKeys": "ListApiKeys", "projects_getApiKeys": "ListApiKeys",
}

BODIES = {
    "promptVersion_update": "UpdatePromptVersionRequest", "trace_deleteMultiple": "DeleteTracesRequest", "scim_createUser": "CreateScimUserRequest",
    "projects_createApiKey": "CreateProjectApiKeyRequest",
}

RENAMED = {
    "Traces": "PaginatedTraces", "Projects": "ProjectsResponse", "ScoreConfigs": "PaginatedScoreConfigs", "ObservationsViews": "PaginatedObservationsViews",
    "legacyObservationsViews": "PaginatedObservations", "GetCommentsResponse": "PaginatedComments", "GetScoresResponse": "PaginatedScores",
}

VERBS = {
    "List": "Lists", "Get": "Gets", "Create": "Creates", "Update": "Updates", "Delete": "Deletes", "Upsert": "Creates or replaces",
    "Add": "Adds", "Submit": "Submits", "Query": "Queries", "Announce": "Announces", "Report": "Reports", "Replace": "Creates or replaces",
}


class Contract:
    def __init__(self, *files):
        self.schemas, self.paths = {}, {}
        for file in files:
            document = yaml.safe_load(Path(file).read_text())
            self.schemas.update(document["components"]["schemas"])
            for path, operations in document["paths"].items():
                self.paths.setdefault(path, {}).update(operations)
        self.names = {}
        for name in self.schemas:
            if name in RENAMED:
                self.names[name] = RENAMED[name]
                continue
            clean = re.sub(r"^(unstable|legacy)(?=[A-Z])", "", name)
            clean = clean[0].upper() + clean[1:]
            self.names[name] = name[0].upper() + name[1:] if clean in self.names.values() else clean
        self.extra = {}

    def schema(self, reference):
        return self.schemas[reference.rsplit("/", 1)[1]]

    def kind(self, schema):
        if "enum" in schema and schema.get("type") == "string":
            return "enum"
        if "oneOf" in schema:
            return "object" if all(self.is_object(one) for one in schema["oneOf"]) else "any"
        if "properties" in schema or "allOf" in schema:
            return "object"
        if schema.get("type") == "object":
            return "map" if "additionalProperties" in schema else "object"
        return schema.get("type") or "any"

    def is_object(self, schema):
        if "$ref" in schema:
            schema = self.schema(schema["$ref"])
        return self.kind(schema) == "object"

    def type_of(self, schema, field=""):
        if "$ref" in schema:
            target = self.schema(schema["$ref"])
            kind = self.kind(target)
            return self.names[schema["$ref"].rsplit("/", 1)[1]] if kind in ("enum", "object") else self.type_of(target, field)
        kind = self.kind(schema)
        if kind == "object" and len(schema.get("allOf", [])) == 1 and "properties" not in schema:
            return self.type_of(schema["allOf"][0], field)
        if kind == "enum":
            return "string"
        if kind == "array":
            return f"IReadOnlyList<{self.type_of(schema.get('items', {}))}>"
        if kind == "map":
            values = schema["additionalProperties"]
            kind = self.type_of(values) if isinstance(values, dict) else ANY

            # Counts of usage may come with a fraction.
            return f"IReadOnlyDictionary<string, {'double' if kind == 'int' else kind}>"
        if schema.get("format") == "date-time":
            return "DateTimeOffset"
        if kind == "integer" and (field in LONGS or schema.get("format") == "int64"):
            return "long"
        return PRIMITIVES.get(kind, ANY)

    def fields(self, schema):
        """name -> (type, isRequired), over all parts and all variants."""
        if "$ref" in schema:
            return self.fields(self.schema(schema["$ref"]))
        found = {}
        for part in schema.get("allOf", []):
            found.update(self.fields(part))
        required = set(schema.get("required", []))
        for name, value in (schema.get("properties") or {}).items():
            optional = name not in required or value.get("nullable", False)
            found[name] = (self.type_of(value, name), not optional)
        variants = [self.fields(one) for one in schema.get("oneOf", [])]
        for variant in variants:
            for name, (kind, is_required) in variant.items():
                known = found.get(name)
                everywhere = is_required and all(name in other and other[name][1] for other in variants)
                same = known is None or known[0] == kind
                text = not same and {known[0], kind} <= {"string"} | set(self.enum_names())
                found[name] = (kind if same else "string" if text else ANY, everywhere)
        return found

    def enum_names(self):
        return [self.names[name] for name, schema in self.schemas.items() if self.kind(schema) == "enum"]

    def reachable(self, kinds):
        """The contract's types that the given C# types lead to."""
        by_name = {clean: name for name, clean in self.names.items()}
        found, waiting = set(), list(kinds)
        while waiting:
            for word in re.findall(r"\w+", waiting.pop()):
                schema = self.extra.get(word) or (by_name.get(word) and self.schemas[by_name[word]])
                if schema and word not in found:
                    found.add(word)
                    waiting += [kind for kind, _ in self.fields(schema).values()] if self.kind(schema) == "object" else []
        return found


def pascal(name):
    parts = [part for part in re.split(r"[^A-Za-z0-9]+", name) if part]
    return "".join(part[0].upper() + part[1:] for part in parts)


def member(value):
    """The name of an enumeration's value: CATEGORICAL -> Categorical, sum_totalCost -> SumTotalCost."""
    if value == "":
        return "Empty"
    if value.upper() == value:
        value = value.lower()
    name = pascal(value)
    symbols = {"=": "Equal", "<>": "NotEqual", ">": "Greater", "<": "Less", ">=": "GreaterOrEqual", "<=": "LessOrEqual"}
    name = name or symbols.get(value, "Other")
    return "_" + name if name[0].isdigit() else name


def words(name):
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).lower()


def camel(name):
    return name[0].lower() + name[1:]


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def wire_attribute(name):
    policy = camel(pascal(name)) if name[0].isalpha() else name
    return "" if policy == name else f'    [JsonPropertyName("{name}")]\n'


def record(name, fields, is_request, summary, requests=frozenset()):
    lines = []
    for field, (kind, required) in fields.items():
        required = required and (is_request or kind not in requests)
        property_name = pascal(field)
        if property_name == name:
            property_name += "Value"
        wire = wire_attribute(field)
        if property_name != pascal(field):
            wire = f'    [JsonPropertyName("{field}")]\n'
        default = ""
        modifier = "required " if is_request and required else ""
        if not required:
            kind += "?"
        elif not is_request:
            if kind == "string":
                default = ' = "";'
            elif kind.startswith("IReadOnlyList"):
                default = " = [];"
            elif kind.startswith("IReadOnlyDictionary"):
                default = f" = new Dictionary<{kind[20:]}();"
            elif kind not in VALUE_TYPES:
                default = " = new();"
        text = f"    /// <summary>{words(property_name).capitalize()}.</summary>\n{wire}    public {modifier}{kind} {property_name} {{ get; init; }}{default}\n"
        lines.append(text)
    extra = "    /// <summary>Fields that this version of the library does not know.</summary>\n    [JsonExtensionData]\n" \
            "    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }\n"
    lines.append(extra)
    usings = "using System.Text.Json;\nusing System.Text.Json.Serialization;\n"
    is_trace = name in STORED_TRACES
    usings += "using Langfuse.Observe.Traces;\n" if is_trace else ""
    return (
        f"{usings}\nnamespace Langfuse.Observe.Api;\n\n/// <summary>{summary}</summary>\n"
        f"public sealed record {name}{' : IStoredTrace' if is_trace else ''}\n{{\n" + "\n".join(lines) + "}\n")


def enumeration(name, values):
    lines = []
    used = set()
    for value in values:
        label = member(value)
        label = label + "_" if label in used or label in ("Value", "From") else label
        used.add(label)
        lines.append(f'    /// <summary><c>{escape(value)}</c>.</summary>\n    public static {name} {label} {{ get; }} = new("{value}");\n')
    return (
        "using System.Text.Json.Serialization;\n\nnamespace Langfuse.Observe.Api;\n\n"
        f"/// <summary><c>{name}</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>\n"
        "/// <param name=\"Value\">The text of the wire.</param>\n"
        f"[JsonConverter(typeof(ApiTextConverter<{name}>))]\n"
        f"public readonly record struct {name}(string Value) : IApiText<{name}>\n{{\n" + "\n".join(lines)
        + f"\n    static {name} IApiText<{name}>.From(string value) => new(value);\n\n"
        "    /// <inheritdoc/>\n    public override string ToString() => Value ?? \"\";\n}\n")


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


VALUE_TYPES = {"int", "long", "double", "bool", "DateTimeOffset", ANY}


class Operation:
    def __init__(self, contract, path, verb, node):
        self.contract, self.path, self.verb, self.node = contract, path, verb, node
        self.id = node["operationId"]
        tag = node["tags"][0]
        self.group = GROUPS.get(tag, tag)
        self.name = METHODS.get(self.id) or pascal(self.id.rsplit("_", 1)[1])
        parameters = node.get("parameters", [])
        self.path_parameters = [one for one in parameters if one["in"] == "path"]
        self.query = [one for one in parameters if one["in"] == "query" and one["name"] != "parseIoAsJson"]
        self.body = self.body_type()
        self.answer, self.answer_schema = self.answer_type()

    @property
    def noun(self):
        return self.name if self.name not in ("List", "Get", "Create", "Update", "Delete", "Upsert") else self.name + singular(self.group)

    def body_type(self):
        content = self.node.get("requestBody", {}).get("content", {})
        if not content:
            return None
        schema = next(iter(content.values()))["schema"]
        if "$ref" in schema:
            return self.contract.type_of(schema)
        name = BODIES.get(self.id, f"{self.noun}Request")
        if name in self.contract.names.values():
            name = f"{singular(self.group)}{self.noun}Request"
        self.contract.extra[name] = schema
        return name

    def answer_type(self):
        for status, response in self.node["responses"].items():
            content = response.get("content") or {}
            if status.startswith("2") and content:
                schema = next(iter(content.values()))["schema"]
                if schema:
                    return self.contract.type_of(schema), schema
        return None, None

    @property
    def paging(self):
        """How the answer goes on: page, cursor, or None; with the type of its items."""
        if self.answer_schema is None or self.verb != "get":
            return None, None
        fields = self.contract.fields(self.answer_schema)
        items = fields.get("data", (None,))[0]
        names = {one["name"] for one in self.query}
        if items is None or not items.startswith("IReadOnlyList<") or "meta" not in fields:
            return None, None
        way = "Cursor" if "cursor" in names else "Page" if "page" in names else None
        return way, items[len("IReadOnlyList<"):-1]


def singular(group):
    return {"Feedback": "Feedback", "Media": "Media", "Metrics": "Metrics", "BlobStorage": "BlobStorage", "Scim": "Scim", "Health": "Health"}.get(
        group, group[:-3] + "y" if group.endswith("ies") else group[:-1])


def query_record(operation, name):
    lines, writes = [], []
    for one in operation.query:
        schema = one.get("schema", {})
        kind = operation.contract.type_of(schema, one["name"])
        property_name = pascal(one["name"])
        required = one.get("required", False)
        modifier = "required " if required else ""
        lines.append(f"    /// <summary>{words(property_name).capitalize()}.</summary>\n    public {modifier}{kind}{'' if required else '?'} {property_name} {{ get; init; }}\n")
        writes.append(f'        .Add("{one["name"]}", {property_name})')
    body = "\n".join(lines)
    return (
        f"namespace Langfuse.Observe.Api;\n\n/// <summary>What <see cref=\"{operation.group}Api.{operation.name}Async\"/> may be asked. What is left out does not narrow the answer.</summary>\n"
        f"public sealed record {name}\n{{\n{body}\n    internal ApiPath AddTo(ApiPath path) => path\n" + "\n".join(writes) + ";\n}\n")


def method(operation, out):
    contract = operation.contract
    parameters, arguments, docs = [], [], []
    path = operation.path.lstrip("/")
    for one in operation.path_parameters:
        kind = contract.type_of(one["schema"], one["name"])
        parameters.append(f"{kind} {one['name']}")
        arguments.append(one["name"])
        docs.append(f'    /// <param name="{one["name"]}">{words(one["name"]).capitalize()}; percent-encoded whole.</param>\n' if kind == "string"
                    else f'    /// <param name="{one["name"]}">{words(one["name"]).capitalize()}.</param>\n')
    if operation.body:
        parameters.append(f"{operation.body} request")
        arguments.append("request")
        docs.append('    /// <param name="request">What is sent.</param>\n')
    pieces = [f'"{piece}"' if not piece.startswith("{") else piece[1:-1] for piece in re.split(r"(\{[^}]+\})", path) if piece]
    target = "new ApiPath(" + pieces[0] + ")" + "".join(f".Segment({piece})" if not piece.startswith('"') else f".Text({piece})" for piece in pieces[1:])
    way, item = operation.paging
    query_name = None
    if operation.query:
        only = len(operation.query) == 1 and operation.query[0].get("required")
        if only:
            one = operation.query[0]
            parameters.append(f"{contract.type_of(one['schema'], one['name'])} {one['name']}")
            arguments.append(one["name"])
            docs.append(f'    /// <param name="{one["name"]}">{words(one["name"]).capitalize()}.</param>\n')
            target += f'.Add("{one["name"]}", {one["name"]})'
        else:
            query_name = f"{operation.noun}Query" if operation.noun != operation.name else f"{singular(operation.group)}{operation.name}Query"
            must = any(one.get("required") for one in operation.query)
            parameters.append(f"{query_name} query" if must else f"{query_name}? query = null")
            arguments.append("query")
            docs.append('    /// <param name="query">What narrows the answer down.</param>\n')
            write(out / f"{query_name}.cs", query_record(operation, query_name))
            target = f"query.AddTo({target})" if must else f"(query ?? new()).AddTo({target})"
    verb = operation.verb.capitalize()
    first = next((text for key, text in VERBS.items() if operation.name.startswith(key)), operation.name)
    rest = re.sub("^(" + "|".join(VERBS) + ")", "", operation.name)
    rest = "" if re.fullmatch(r"V\d|Many", rest) else rest
    plural = operation.name.startswith("List") or operation.name.endswith("Many") or singular(operation.group) == operation.group
    subject = words(rest or (operation.group if plural else singular(operation.group)))
    subject = subject if plural else ("an " if subject[0] in "aeiou" else "a ") + subject
    summary = f"{first} {subject}: <c>{operation.verb.upper()} {operation.path}</c>."
    note = "    /// <remarks>Only servers of version 3 and those that keep its tables answer this.</remarks>\n" if operation.node.get("deprecated") else ""
    json = f"{operation.group}Json.Default"
    sent = f", request, {json}.{simple(operation.body)}" if operation.body else ""
    read = f", {json}.{simple(operation.answer)}" if operation.answer else ""
    returns = f"Task<{operation.answer}>" if operation.answer else "Task"
    name = operation.name + ("Page" if way else "")
    text = ""
    if way:
        call = ", ".join(arguments[:-1] + [f"(query ?? new()) with {{ {way} = at }}" if "? query" in parameters[-1] else f"query with {{ {way} = at }}"] + ["token"])
        end = f"answer.Meta, static item => item.{KEYS.get(item, 'Id')}" if way == "Page" else "answer.Meta.Cursor"
        start = f"query?.{way}" if "? query" in parameters[-1] else f"query.{way}"
        text += (
            f"    /// <summary>{summary} Pages are read as they are asked for.</summary>\n{''.join(docs)}{note}"
            f"    public LangfuseList<{item}> {operation.name}Async({', '.join(parameters)}) =>\n"
            f"        LangfuseList<{item}>.By{way}(\n            {start}, (at, token) => {name}Async({call}),\n            static answer => answer.Data, static answer => {end});\n\n")
        summary = summary[:-1] + ", one page."
    signature = f"    public {returns} {name}Async({', '.join(parameters + ['CancellationToken cancellationToken = default'])}) =>\n"
    if len(signature) > 140:
        signature = signature.replace("Async(", "Async(\n        ", 1)
    line = f"        connection.SendAsync(HttpMethod.{verb}, {target}{sent}{read}, cancellationToken);\n"
    if len(line) > 150:
        line = f"        connection.SendAsync(\n            HttpMethod.{verb}, {target},\n            {(sent + read)[2:]}{', ' if sent + read else ''}cancellationToken);\n"
    text += (
        f"    /// <summary>{summary}</summary>\n{''.join(docs)}"
        '    /// <param name="cancellationToken">Ends the wait.</param>\n'
        '    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>\n' + note +
        signature + line)
    return text


def simple(kind):
    return kind


def main():
    contract = Contract(sys.argv[1], *[file for file in [Path(__file__).with_name("supplement.yml")] if file.exists()])
    operations = []
    for path, verbs in contract.paths.items():
        for verb, node in verbs.items():
            wanted = not node.get("deprecated") or node["operationId"] in STILL_NEEDED
            if wanted and not LEFT_OUT.match(node["operationId"]):
                operations.append(Operation(contract, path, verb, node))
    shutil.rmtree(OUT, ignore_errors=True)
    VALUE_TYPES.update(contract.enum_names())
    requests, homes = set(), {}
    for operation in operations:
        asked = {contract.type_of(one["schema"], one["name"]) for one in operation.query + operation.path_parameters}
        requests |= contract.reachable([operation.body or ""])
        for name in contract.reachable([operation.body or "", operation.answer or "", *asked]):
            homes.setdefault(name, set()).add(operation.group)
    by_name = {clean: contract.schemas[name] for name, clean in contract.names.items()} | contract.extra
    for name, groups in sorted(homes.items()):
        home = next(iter(groups)) if len(groups) == 1 else "Common"
        if contract.kind(by_name[name]) == "enum":
            write(OUT / home / f"{name}.cs", enumeration(name, by_name[name]["enum"]))
        else:
            write(OUT / home / f"{name}.cs", record(name, contract.fields(by_name[name]), name in requests, f"<c>{name}</c> of Langfuse's API.", requests - VALUE_TYPES))
    groups = sorted({operation.group for operation in operations})
    for group in groups:
        mine = [operation for operation in operations if operation.group == group]
        methods = "\n".join(method(operation, OUT / group) for operation in mine)
        write(OUT / group / f"{group}Api.cs",
              f"namespace Langfuse.Observe.Api;\n\n/// <summary>{words(group).capitalize()} of a project, as Langfuse's API has them.</summary>\n"
              f"public sealed class {group}Api\n{{\n    private readonly ApiConnection _connection;\n\n"
              f"    internal {group}Api(ApiConnection connection) => _connection = connection;\n\n" + methods.replace("connection.SendAsync", "_connection.SendAsync") + "}\n")
        types = sorted({kind for operation in mine for kind in (operation.body, operation.answer) if kind})
        write(OUT / group / f"{group}Json.cs",
              "using System.Text.Json.Serialization;\n\nnamespace Langfuse.Observe.Api;\n\n"
              f"/// <summary>How the contracts of <see cref=\"{group}Api\"/> are read and written, without reflection.</summary>\n"
              + "".join(f"[JsonSerializable(typeof({kind}))]\n" for kind in types)
              + "[JsonSourceGenerationOptions(\n    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,\n    "
              "NumberHandling = JsonNumberHandling.AllowReadingFromString)]\n"
              f"internal sealed partial class {group}Json : JsonSerializerContext;\n")
    properties = "\n".join(
        f"    /// <summary>{words(group).capitalize()}.</summary>\n    public {group}Api {group} {{ get; }} = new(connection);\n" for group in groups)
    write(OUT / "LangfuseApi.cs",
          "namespace Langfuse.Observe.Api;\n\n/// <summary>Langfuse's public API, operation by operation, with the keys of one project.</summary>\n"
          "/// <remarks>The members of <see cref=\"LangfuseClient\"/> itself (scores, prompts, datasets, traces) are what a program usually wants;\n"
          "/// this is everything else, and the bare contract.</remarks>\n"
          "public sealed class LangfuseApi\n{\n    internal LangfuseApi(ApiConnection connection)\n    {\n"
          + "".join(f"        {group} = new(connection);\n" for group in groups) + "    }\n\n"
          + properties.replace(" = new(connection);", "") + "}\n")
    print(len(operations), "operations,", len(groups), "groups,", len(list(OUT.rglob('*.cs'))), "files")


main()
