// Planted: LFO8002
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var horoscopes = new Horoscopes(langfuse);
await horoscopes.SetUpAsync();
foreach (var sign in args)
{
    Console.WriteLine(await horoscopes.PromptForAsync(sign));
}

internal sealed class Horoscopes(LangfuseClient langfuse)
{
    private const string Name = "daily-horoscope";

    public Task SetUpAsync() => langfuse.Prompts.CreateTextAsync(
        Name,
        "Write a {{length}} horoscope for {{sign}} on {{day}}.",
        labels: ["production"]);

    public async Task<string> PromptForAsync(string sign)
    {
        var prompt = await langfuse.Prompts.GetTextAsync(Name, label: "production");
        return prompt.Compile(new Dictionary<string, string>
        {
            ["sign"] = sign,
            ["day"] = DateTime.Today.ToString("D"),
        });
    }
}
