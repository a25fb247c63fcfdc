// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var stage = args.Contains("--live") ? "production" : "staging";
var prompts = new LessonPrompts(langfuse, stage);
Console.WriteLine(await prompts.PlanAsync("volcanoes"));
await prompts.PromoteAsync(version: 3);

internal sealed class LessonPrompts(LangfuseClient langfuse, string stage)
{
    private const string Name = "lesson-plan";

    public async Task<string> PlanAsync(string subject)
    {
        var prompt = await langfuse.Prompts.GetTextAsync(Name, label: stage);
        var newest = await langfuse.Prompts.GetTextAsync(Name, label: "latest");
        if (newest.Version > prompt.Version)
        {
            Console.Error.WriteLine($"version {newest.Version} is waiting");
        }

        return prompt.Compile(new { subject });
    }

    public Task PromoteAsync(int version) =>
        langfuse.Prompts.AddLabelsAsync(Name, version, stage == "production" ? ["production", "teachers"] : ["staging"]);
}
