// Planted: LFO5016
using Langfuse.Observe;

var editor = await StartupAsync();
await using var langfuse = LangfuseClient.Start(options => options.ServiceName = "mind-map");

while (Console.ReadLine() is { Length: > 0 } idea)
{
    editor.Add(idea);
}

Console.WriteLine(editor.Describe());

static async Task<Editor> StartupAsync()
{
    var colours = await Themes.LoadAsync("autumn");
    return new Editor(colours);
}

public sealed class Editor(string[] colours)
{
    private readonly List<string> _ideas = [];

    public void Add(string idea) => _ideas.Add(idea);

    [Observe]
    public string Describe() => $"{_ideas.Count} ideas in {colours.Length} colours";
}

public static class Themes
{
    [Observe]
    public static async Task<string[]> LoadAsync(string theme)
    {
        await Task.Delay(10);
        return theme == "autumn" ? ["brown", "ochre", "red"] : ["black", "white"];
    }
}
