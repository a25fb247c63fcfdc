// Planted: LFO7002
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start(options =>
{
    options.PublicKey = ProjectKeys.Public;
    options.SecretKey = ProjectKeys.Private;
    options.Environment = "evaluation";
});

Console.WriteLine(Judge.Rate("The answer is 42."));

internal static class ProjectKeys
{
    public const string Public = "pk-lf-3c0e7a51-6f2d-4b8e-9d17-a84b5e20cf93";
    public const string Private = "sk-lf-7d1f0c3e-94ab-4e52-b8a6-2f6cd0917e35";
}

internal static class Judge
{
    [Observe(Name = "rate")]
    public static double Rate(string answer) => Math.Min(1.0, answer.Length / 40.0);
}
