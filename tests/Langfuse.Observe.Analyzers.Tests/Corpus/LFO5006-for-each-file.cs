// Planted: LFO5006
using Langfuse.Observe;

var files = Directory.GetFiles("docs");
for (var i = 0; i < files.Length; i++)
{
    await using var langfuse = LangfuseClient.Start();
    Console.WriteLine(Index.Add(files[i]));
}

public static class Index
{
    [Observe]
    public static string Add(string path) => path;
}
