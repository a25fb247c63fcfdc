using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Langfuse.Observe.Server.Cli.Prompts;

namespace Langfuse.Observe.Server.Cli.Push;

/// <summary>Pushes prompts version by version: generations name versions by number, so the numbers have to be the same there.</summary>
internal sealed class PromptPush(ServerApi from, ServerApi to, bool isDry, PushReport report, Progress progress)
{
    private const string Base = "api/public/v2/prompts";
    private const int MostPrompts = 10_000;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var prompt in from.PagesAsync(Base, MostPrompts, cancellationToken))
        {
            var name = prompt.Text("name")!;
            progress.Show($"prompts, {name}");
            foreach (var version in prompt.Items("versions").Select(version => version.GetInt32()).Order())
            {
                if (!await PushAsync(name, version, cancellationToken))
                {
                    break;
                }
            }
        }
    }

    private async Task<bool> PushAsync(string name, int version, CancellationToken cancellationToken)
    {
        var path = $"{Base}/{Uri.EscapeDataString(name)}?resolve=false&version={version.ToString(CultureInfo.InvariantCulture)}";
        var here = await from.GetAsync(path, cancellationToken);
        if (await to.TryGetAsync(path, cancellationToken) is { } there)
        {
            if (PromptText.Lines(PromptText.Of(here), Config(here)).SequenceEqual(PromptText.Lines(PromptText.Of(there), Config(there))))
            {
                return true;
            }

            report.Refuse($"prompt '{name}': version {version} is another one there. 'langfuse-observe prompts push' makes a new version of it.");
            return false;
        }

        if (!isDry)
        {
            var made = (await to.SendAsync(HttpMethod.Post, Base, Body(here), cancellationToken))!.Value;
            if (made.Number("version") != version)
            {
                report.Refuse($"prompt '{name}': version {version} became {Output.Count(made.Number("version"))} there, because a version before it was deleted here.");
            }
        }

        report.PromptVersions++;
        return true;
    }

    private static JsonObject Body(JsonElement prompt) => new()
    {
        ["name"] = prompt.Text("name"),
        ["type"] = prompt.Text("type"),
        ["prompt"] = PromptText.Of(prompt),
        ["config"] = Config(prompt) ?? new JsonObject(),
        ["labels"] = new JsonArray([.. prompt.Items("labels").Select(label => label.ToString()).Where(label => label != "latest").Select(label => JsonValue.Create(label))]),
        ["tags"] = new JsonArray([.. prompt.Items("tags").Select(tag => JsonValue.Create(tag.ToString()))]),
        ["commitMessage"] = prompt.Text("commitMessage"),
    };

    private static JsonNode? Config(JsonElement prompt) => prompt.Member("config") is { ValueKind: JsonValueKind.Object } config ? JsonNode.Parse(config.GetRawText()) : null;
}
