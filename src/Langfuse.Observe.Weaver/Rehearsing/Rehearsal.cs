namespace Langfuse.Observe.Weaver.Rehearsing;

/// <summary>Weaves a small assembly of its own making, so that the weaver and Mono.Cecil are loaded and prepared when they are needed.</summary>
internal static class Rehearsal
{
    /// <summary>Never throws: nothing depends on it.</summary>
    public static void Run()
    {
        var folder = Path.Combine(Path.GetTempPath(), "langfuse-observe-" + Guid.NewGuid().ToString("N"));
        try
        {
            Directory.CreateDirectory(folder);
            var path = Path.Combine(folder, "Rehearsal.dll");
            RehearsalAssembly.Write(path);
            new ModuleWeaver(new WeaveOptions(path)).Weave();
        }
        catch (Exception)
        {
            // The weave itself says what is wrong.
        }
        finally
        {
            Delete(folder);
        }
    }

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A few kilobytes stay in the temporary folder.
        }
    }
}
