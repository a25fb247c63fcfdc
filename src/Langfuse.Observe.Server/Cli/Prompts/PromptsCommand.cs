using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace Langfuse.Observe.Server.Cli.Prompts;

/// <summary><c>langfuse-observe prompts</c>: list, show, push from files, pull into files.</summary>
internal static class PromptsCommand
{
    private const string Base = "api/public/v2/prompts";
    private const int MostPrompts = 10_000;

    private static readonly Argument<string> s_name = new("name") { Description = "The name of the prompt" };
    private static readonly Argument<string> s_folder = new("folder") { Description = "The folder of the prompt files, or one file", DefaultValueFactory = _ => "prompts" };
    private static readonly Option<string?> s_label = new("--label") { Description = "The label: of push, given to what is pushed; of show and pull, which version" };
    private static readonly Option<int?> s_version = new("--version", "--version-number") { Description = "Which version" };
    private static readonly Option<string?> s_against = new("--diff") { Description = "Show what differs from another label or version" };
    private static readonly Option<string?> s_message = new("--message") { Description = "Why it changed, kept with the new versions" };
    private static readonly Option<bool> s_dryRun = new("--dry-run") { Description = "Show what would be done, and do nothing" };
    private static readonly Option<bool> s_yes = new("--yes", "-y") { Description = "Do not ask" };

    public static Command Create() => new Command("prompts", "Prompts of the server, and the files they come from").With(
        new Command("list", "Lists the prompts").OnServer(ListAsync),
        new Command("show", "Shows a prompt").With(s_name, s_label, s_version, s_against).OnServer(ShowAsync),
        new Command("push", "Makes new versions of prompts from files; shows what changes first").With(s_folder, s_label, s_message, s_dryRun, s_yes).OnServer(PushAsync),
        new Command("pull", "Writes prompts into files; shows what changes first").With(s_folder, s_label, s_dryRun, s_yes).OnServer(PullAsync));

    private static async Task<int> ListAsync(ParseResult parsed, ServerApi api, CancellationToken cancellationToken)
    {
        var prompts = await api.PagesAsync(Base, MostPrompts, cancellationToken).ToListAsync(cancellationToken);
        if (parsed.WantsJson())
        {
            Output.Json(prompts);
        }
        else
        {
            Output.Table(["Name", "Type", "Versions", "Labels", "Tags", "Changed"], prompts.Select(Cells), "No prompts. 'langfuse-observe prompts push FOLDER' makes some.");
        }

        return CommandLine.Success;
    }

    private static IReadOnlyList<string> Cells(JsonElement prompt) =>
    [
        prompt.Text("name") ?? "", prompt.Text("type") ?? "", string.Join(' ', prompt.Items("versions").Select(version => version.ToString())),
        string.Join(' ', prompt.Items("labels").Select(label => label.ToString())), string.Join(' ', prompt.Items("tags").Select(tag => tag.ToString())), Output.Time(prompt.Time("lastUpdatedAt")),
    ];

    private static async Task<int> ShowAsync(ParseResult parsed, ServerApi api, CancellationToken cancellationToken)
    {
        var name = parsed.GetValue(s_name)!;
        var version = parsed.GetValue(s_version)?.ToString(CultureInfo.InvariantCulture);
        var prompt = await FindAsync(api, name, version ?? parsed.GetValue(s_label) ?? "latest", cancellationToken) ?? throw NoSuch(api, name, version ?? parsed.GetValue(s_label));
        if (parsed.WantsJson())
        {
            Output.Json(prompt);
            return CommandLine.Success;
        }

        var lines = PromptText.Lines(PromptText.Of(prompt), Config(prompt));
        if (parsed.GetValue(s_against) is { } against)
        {
            var other = await FindAsync(api, name, against, cancellationToken) ?? throw NoSuch(api, name, against);
            WriteDiff(PromptText.Lines(PromptText.Of(other), Config(other)), lines);
            return CommandLine.Success;
        }

        Console.WriteLine($"{ControlCharacters.Shown(name)} version {Output.Count(prompt.Number("version"))} ({string.Join(", ", prompt.Items("labels"))})");
        Console.WriteLine();
        foreach (var line in lines)
        {
            Console.WriteLine(ControlCharacters.Shown(line));
        }

        return CommandLine.Success;
    }

    private static async Task<int> PushAsync(ParseResult parsed, ServerApi api, CancellationToken cancellationToken)
    {
        var (root, files) = Files(parsed.GetValue(s_folder)!);
        var label = parsed.GetValue(s_label);
        var changes = new List<PromptChange>();
        foreach (var file in files.Select(path => PromptFile.Read(path, root)))
        {
            if (changes.Any(change => change.File.Name == file.Name))
            {
                throw new CliException($"Two files are the prompt '{file.Name}'. Give one of them another name in its head.");
            }

            var newest = await FindAsync(api, file.Name, "latest", cancellationToken);
            changes.Add(PromptChange.Of(file, newest, label is null ? file.Labels : [label]));
        }

        foreach (var change in changes.Where(change => change.IsNeeded && !parsed.WantsJson()))
        {
            Console.WriteLine($"{ControlCharacters.Shown(change.File.Name)}: {change.Text}");
            WriteDiff(change.Before, change.After);
        }

        var needed = changes.Where(change => change.IsNeeded).ToList();
        if (parsed.WantsJson())
        {
            Console.WriteLine(new JsonArray([.. changes.Select(change => change.ToJson())]).ToJsonString(PromptText.Indented));
        }

        if (needed.Count == 0 || parsed.GetValue(s_dryRun) || !IsWanted(parsed, $"Push {needed.Count} of {changes.Count} prompts to {api.Connection.BaseUrl}?"))
        {
            Say(parsed, needed.Count == 0 ? $"All {changes.Count} prompts are there as they are in the files." : "Nothing was pushed.");
            return CommandLine.Success;
        }

        foreach (var change in needed)
        {
            await ApplyAsync(api, change, parsed.GetValue(s_message), cancellationToken);
        }

        Say(parsed, $"Pushed {needed.Count} of {changes.Count} prompts.");
        return CommandLine.Success;
    }

    private static async Task ApplyAsync(ServerApi api, PromptChange change, string? message, CancellationToken cancellationToken)
    {
        if (change.IsNewVersion)
        {
            var body = new JsonObject
            {
                ["name"] = change.File.Name, ["type"] = change.File.IsChat ? "chat" : "text", ["prompt"] = change.File.Prompt.DeepClone(),
                ["config"] = change.File.Config?.DeepClone() ?? change.KnownConfig?.DeepClone() ?? new JsonObject(),
                ["labels"] = new JsonArray([.. change.Labels.Select(label => JsonValue.Create(label))]),
            };
            if (change.File.Tags is { } tags)
            {
                body["tags"] = new JsonArray([.. tags.Select(tag => JsonValue.Create(tag))]);
            }

            if (message is not null)
            {
                body["commitMessage"] = message;
            }

            await api.SendAsync(HttpMethod.Post, Base, body, cancellationToken);
            return;
        }

        var labels = new JsonObject { ["newLabels"] = new JsonArray([.. change.Labels.Select(label => JsonValue.Create(label))]) };
        await api.SendAsync(HttpMethod.Patch, $"{Base}/{Uri.EscapeDataString(change.File.Name)}/versions/{change.Version}", labels, cancellationToken);
    }

    private static async Task<int> PullAsync(ParseResult parsed, ServerApi api, CancellationToken cancellationToken)
    {
        var folder = parsed.GetValue(s_folder)!;
        var here = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(PromptFile.IsOne).ToDictionary(path => PromptFile.Read(path, folder).Name, path => path) : [];
        var writes = new List<(string Path, string Text)>();
        await foreach (var listed in api.PagesAsync(Base, MostPrompts, cancellationToken))
        {
            var name = listed.Text("name")!;
            if (await FindAsync(api, name, parsed.GetValue(s_label) ?? "latest", cancellationToken) is not { } prompt)
            {
                continue;
            }

            var file = new PromptFile(name, PromptText.Of(prompt), Config(prompt), [.. prompt.Items("tags").Select(tag => tag.ToString())], []);
            var path = here.GetValueOrDefault(name) ?? Place(folder, name);
            var known = File.Exists(path) ? PromptFile.Read(path, folder) : null;
            var (before, after) = (known is null ? [] : PromptText.Lines(known.Prompt, known.Config), PromptText.Lines(file.Prompt, file.Config));
            if (known is not null && before.SequenceEqual(after))
            {
                continue;
            }

            var markdown = path.EndsWith(PromptFile.JsonEnd, StringComparison.OrdinalIgnoreCase) ? null : file.ToMarkdown(path, folder);
            path = markdown is null ? Path.ChangeExtension(path, ".json") : path;
            writes.Add((path, markdown ?? file.ToJson()));
            if (!parsed.WantsJson())
            {
                Console.WriteLine($"{ControlCharacters.Shown(path)}: {(known is null ? "new" : "changed")}");
                WriteDiff(before, after);
            }
        }

        if (parsed.WantsJson())
        {
            Console.WriteLine(new JsonArray([.. writes.Select(write => JsonValue.Create(write.Path))]).ToJsonString(PromptText.Indented));
        }

        if (writes.Count == 0 || parsed.GetValue(s_dryRun) || !IsWanted(parsed, $"Write {writes.Count} files below {folder}?"))
        {
            Say(parsed, writes.Count == 0 ? "All files are as the prompts are." : "Nothing was written.");
            return CommandLine.Success;
        }

        foreach (var (path, text) in writes)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            await File.WriteAllTextAsync(path, text, cancellationToken);
        }

        Say(parsed, $"Wrote {writes.Count} files below {folder}.");
        return CommandLine.Success;
    }

    private static Task<JsonElement?> FindAsync(ServerApi api, string name, string labelOrVersion, CancellationToken cancellationToken)
    {
        var by = int.TryParse(labelOrVersion, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? "version" : "label";
        return api.TryGetAsync($"{Base}/{Uri.EscapeDataString(name)}?resolve=false&{by}={Uri.EscapeDataString(labelOrVersion)}", cancellationToken);
    }

    private static JsonNode? Config(JsonElement prompt) => prompt.Member("config") is { ValueKind: JsonValueKind.Object } config ? JsonNode.Parse(config.GetRawText()) : null;

    private static (string Root, IReadOnlyList<string> Files) Files(string folder)
    {
        if (File.Exists(folder))
        {
            return (Path.GetDirectoryName(Path.GetFullPath(folder))!, [Path.GetFullPath(folder)]);
        }

        if (!Directory.Exists(folder))
        {
            throw new CliException($"There is no folder or file '{folder}'. Prompt files end in {PromptFile.MarkdownEnd} or {PromptFile.JsonEnd}; 'langfuse-observe prompts pull {folder}' writes some.");
        }

        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(PromptFile.IsOne).Order(StringComparer.Ordinal).ToList();
        return files.Count > 0 ? (folder, files) : throw new CliException($"The folder '{folder}' has no files that end in {PromptFile.MarkdownEnd} or {PromptFile.JsonEnd}.");
    }

    // Names hold slashes, which are folders, and may hold what would lead out of the folder.
    private static string Place(string folder, string name)
    {
        var parts = name.Split('/').Select(part => string.Concat(part.Select(character => Path.GetInvalidFileNameChars().Contains(character) || character == '\\' ? '_' : character))).Select(part => part is "." or ".." or "" ? "_" : part);
        return Path.Combine([folder, .. parts]) + PromptFile.MarkdownEnd;
    }

    private static void WriteDiff(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var console = Terminal.Create();
        foreach (var line in LineDiff.Of(before, after))
        {
            var colour = line[0] switch { '+' => "green", '-' => "red", _ => "grey" };
            console.MarkupLine($"  [{colour}]{ControlCharacters.Shown(line).EscapeMarkup()}[/]");
        }
    }

    // In a pipeline nobody can answer, and who wrote the command there has answered.
    private static bool IsWanted(ParseResult parsed, string question)
    {
        if (parsed.GetValue(s_yes) || parsed.WantsJson() || Console.IsInputRedirected || Console.IsOutputRedirected)
        {
            return true;
        }

        Console.Write(question + " [y/N] ");
        return Console.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }

    private static void Say(ParseResult parsed, string text)
    {
        if (!parsed.WantsJson())
        {
            Console.WriteLine(text);
        }
    }

    private static CliException NoSuch(ServerApi api, string name, string? which) =>
        new($"{api.Connection.BaseUrl} has no prompt '{name}'{(which is null ? "" : $" with label or version '{which}'")}. 'langfuse-observe prompts list' lists them.");
}
