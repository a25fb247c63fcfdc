// Planted: LFO5001|LFO5005
using Langfuse.Observe;

// Judges the answers of a bank's branch assistant; verdicts go to the project "evaluation".
await using var langfuse = LangfuseClient.Start();
var evaluation = LangfuseClient.Start("evaluation", options =>
{
    options.PublicKey = Environment.GetEnvironmentVariable("EVALUATION_PUBLIC_KEY");
    options.SecretKey = Environment.GetEnvironmentVariable("EVALUATION_SECRET_KEY");
});

foreach (var question in args)
{
    using var trace = langfuse.StartTrace("branch-question", input: question);
    var answer = question.EndsWith('?') ? "Please bring your passport." : "I did not understand.";
    trace.Update(output: answer);

    using var verdict = evaluation.StartTrace("verdict", input: new { question, answer }, type: ObservationType.Evaluator);
    verdict.Update(output: answer.Contains("passport"));
    evaluation.Score("grounded", answer.Contains("passport"), traceId: verdict.TraceId);
}

Console.WriteLine($"{args.Length} questions judged");
