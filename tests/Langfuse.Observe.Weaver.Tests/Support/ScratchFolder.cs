namespace Langfuse.Observe.Weaver.Tests.Support;

/// <summary>Folders for the assemblies of a test run, which go with its process.</summary>
internal static class ScratchFolder
{
    private const string Prefix = "langfuse-weaver-tests-";
    private static readonly TimeSpan s_longestRun = TimeSpan.FromHours(2);

    private static readonly Lazy<DirectoryInfo> s_root = new(static () =>
    {
        DeleteLeftBehind();
        var root = Directory.CreateTempSubdirectory(Prefix);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Delete(root);
        return root;
    });

    /// <summary>An empty folder that nobody else has.</summary>
    public static string New() => s_root.Value.CreateSubdirectory(Guid.NewGuid().ToString("N")).FullName;

    /// <summary>A test host is killed when its exit takes a tenth of a second.</summary>
    private static void DeleteLeftBehind()
    {
        var old = DateTime.UtcNow - s_longestRun;
        foreach (var folder in new DirectoryInfo(Path.GetTempPath()).EnumerateDirectories(Prefix + "*").Where(folder => folder.CreationTimeUtc < old))
        {
            Delete(folder);
        }
    }

    private static void Delete(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another run was faster, or Windows keeps an assembly that is loaded.
        }
    }
}
