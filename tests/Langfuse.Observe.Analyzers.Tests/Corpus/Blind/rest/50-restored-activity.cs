// Right
using System.Diagnostics;
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
Console.WriteLine(Isolated.Run(() => Plugins.Count("core")));
Console.WriteLine(Plugins.Count("extra"));

internal static class Isolated
{
    public static T Run<T>(Func<T> work)
    {
        var before = Activity.Current;
        try
        {
            return work();
        }
        finally
        {
            Activity.Current = before;
        }
    }
}

internal static class Plugins
{
    [Observe(Name = "count-plugins")]
    public static int Count(string folder)
    {
        var current = Activity.Current;
        return folder.Length + (current is null ? 0 : 1);
    }
}
