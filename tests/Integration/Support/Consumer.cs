using System.Text.Json;

namespace Langfuse.Observe.Integration.Support;

/// <summary>A user's project.</summary>
internal sealed class Consumer(string folder, string name)
{
    public string Folder { get; } = folder;

    public string ProgramFile => Path.Combine(Folder, "Program.cs");

    /// <summary>What the weaver said it did.</summary>
    public JsonElement Report(string configuration = "Debug") =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Intermediate(configuration), "langfuse.observe.json"))).RootElement;

    public string Intermediate(string configuration = "Debug") => Path.Combine(Folder, "obj", configuration, "net10.0");

    public string Assembly(string configuration = "Debug") => Path.Combine(Folder, "bin", configuration, "net10.0", name + ".dll");

    public string ProjectFile => Path.Combine(Folder, name + ".csproj");

    public Task<CommandResult> BuildAsync(params string[] arguments) => DotNet.RunAsync(Folder, ["build", "-nologo", "-v", "q", .. arguments]);

    public Task<CommandResult> RunAsync(string configuration = "Debug") => DotNet.RunAsync(Folder, Assembly(configuration));
}
