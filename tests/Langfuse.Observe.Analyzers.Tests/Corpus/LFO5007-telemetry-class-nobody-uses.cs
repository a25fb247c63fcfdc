// Planted: LFO5007
using Langfuse.Observe;

Console.WriteLine(await Translator.TranslateAsync("bonjour"));

public static class Tracing
{
    public static readonly LangfuseClient Client = LangfuseClient.Start(o => o.Environment = "dev");
}

public static class Translator
{
    [Observe(AsType = ObservationType.Generation, Model = "gpt-4o")]
    public static Task<string> TranslateAsync(string text) => Task.FromResult(text);
}
