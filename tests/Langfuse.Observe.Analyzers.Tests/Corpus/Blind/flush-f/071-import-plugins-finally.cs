// Right
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
try
{
    var plugins = new List<IImportPlugin> { new XmlPlugin(), new TextPlugin() };
    foreach (var path in args)
    {
        var plugin = plugins.FirstOrDefault(candidate => candidate.Accepts(path));
        if (plugin is null)
        {
            Console.Error.WriteLine($"{path}: no plug-in");
            return 2;
        }

        Console.WriteLine($"{path}: {await plugin.ImportAsync(path)} records");
    }

    return 0;
}
finally
{
    await langfuse.DisposeAsync();
}

public interface IImportPlugin
{
    bool Accepts(string path);

    Task<int> ImportAsync(string path);
}

public sealed class XmlPlugin : IImportPlugin
{
    public bool Accepts(string path) => path.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);

    [Observe(Name = "import-xml")]
    public async Task<int> ImportAsync(string path)
        => (await File.ReadAllTextAsync(path)).Split("<record").Length - 1;
}

public sealed class TextPlugin : IImportPlugin
{
    public bool Accepts(string path) => path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);

    [Observe(Name = "import-text")]
    public async Task<int> ImportAsync(string path) => (await File.ReadAllLinesAsync(path)).Length;
}
