using System.Globalization;
using ExperimentGate;
using Langfuse.Observe;
using ModelService;
using OpenAI;

// What at least must be right, and where the report goes that the CI system shows.
var least = double.Parse(args.ElementAtOrDefault(0) ?? "0.7", CultureInfo.InvariantCulture);
var report = args.ElementAtOrDefault(1) ?? "experiment.xml";

// A pull request from outside has no keys: it gets a server of its own.
await using var local = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("LANGFUSE_PUBLIC_KEY")) ? await LangfuseLocalServer.StartAsync() : null;
await using var langfuse = LangfuseClient.Start(options =>
{
    if (local is not null)
    {
        (options.BaseUrl, options.PublicKey, options.SecretKey) = (local.BaseUrl, local.PublicKey, local.SecretKey);
    }
});
await using var model = await Model.ConnectAsync(Script.Answer);
var support = new Support(new OpenAIClient(model.Key, new OpenAIClientOptions { Endpoint = model.Address }.UseLangfuse()).GetChatClient(model.Name));

var result = await langfuse.RunExperimentAsync(
    "support-answers",
    ExperimentData.FromJsonLines(Path.Combine(AppContext.BaseDirectory, "questions.jsonl")),
    task: (item, cancellationToken) => support.AnswerAsync(item.Input.GetProperty("question").GetString()!, cancellationToken),
    evaluators: [Evaluator.Create<string>("correct", (item, output) => output.Contains(item.ExpectedOutput.GetString()!, StringComparison.OrdinalIgnoreCase) ? 1.0 : 0.0)]);

await File.WriteAllTextAsync(report, result.ToJUnitXml("correct"));
Console.WriteLine(result.ToMarkdown());
try
{
    result.ThrowIfFailed();
    result.ThrowIfBelow("correct", least);
    return 0;
}
catch (ExperimentRegressionException regression)
{
    Console.Error.WriteLine(regression.Message);
    return 1;
}
