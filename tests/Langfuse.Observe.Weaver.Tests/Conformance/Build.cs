using Langfuse.Observe.Weaver.Tests.Support;

namespace Langfuse.Observe.Weaver.Tests.Conformance;

/// <summary>All kinds compiled in one way, once as they are and once woven.</summary>
internal sealed class Build
{
    private Build(Snippet snippet)
    {
        IsRuntimeAsync = snippet.IsRuntimeAsync;
        var path = snippet.Compile();
        var woven = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(path)!, "woven")).FullName;
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(path)!))
        {
            File.Copy(file, Path.Combine(woven, Path.GetFileName(file)));
        }

        Result = Weaving.Weave(Path.Combine(woven, Path.GetFileName(path)));
        Assert.True(Result.IsWritten, string.Join('\n', Result.Findings.Select(finding => finding.Message)));
        Unwoven = new LoadedAssembly(path);
        Woven = new LoadedAssembly(Path.Combine(woven, Path.GetFileName(path)));
    }

    public static Lazy<Build> Debug { get; } = new(() => new Build(new Snippet(KindCatalogue.Source) { Name = "Kinds", IsExecutable = true }));

    public static Lazy<Build> Release { get; } = new(() => new Build(new Snippet(KindCatalogue.Source) { Name = "Kinds", IsExecutable = true, IsRelease = true }));

    public static Lazy<Build> RuntimeAsync { get; } = new(() =>
        new Build(new Snippet(KindCatalogue.Source) { Name = "Kinds", IsExecutable = true, IsRelease = true, IsRuntimeAsync = true }));

    public bool IsRuntimeAsync { get; }

    public WeaveResult Result { get; }

    public LoadedAssembly Unwoven { get; }

    public LoadedAssembly Woven { get; }
}
