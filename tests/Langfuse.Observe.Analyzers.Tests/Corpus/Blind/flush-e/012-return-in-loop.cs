// Planted: LFO5001
using Langfuse.Observe;

// Checks pull request titles in a build; stops at the first bad one.
public static class TitleCheck
{
    public static int Main(string[] args)
    {
        var langfuse = LangfuseClient.Start(o => o.Environment = "ci");
        foreach (var title in args)
        {
            var verdict = Judge(langfuse, title);
            if (verdict == "bad")
            {
                Console.Error.WriteLine($"bad title: {title}");
                return 1;
            }
        }

        langfuse.Dispose();
        return 0;
    }

    private static string Judge(LangfuseClient langfuse, string title)
    {
        using var trace = langfuse.StartTrace("title-check", input: title);
        var verdict = title.Length < 10 ? "bad" : "good";
        trace.Score("title", verdict);
        trace.Update(output: verdict);
        return verdict;
    }
}
