using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

await langfuse.Datasets.CreateAsync("rag-golden-set", description: "What the shop must know");
foreach (var (question, answer) in Shop.Facts)
{
    await langfuse.Datasets.CreateItemAsync("rag-golden-set", input: new { question }, expectedOutput: new { answer }, id: "shop-" + question.Length);
}

Dataset dataset = await langfuse.Datasets.GetAsync("rag-golden-set");
var accuracy = Evaluator.Create<string>("accuracy", (item, output) => output == item.ExpectedOutput.GetProperty("answer").GetString() ? 1.0 : 0.0);

ExperimentResult baseline = await dataset.RunExperimentAsync("baseline", task: (item, ct) => Task.FromResult("I do not know."), evaluators: [accuracy]);
ExperimentResult result = await dataset.RunExperimentAsync("improved_v2",
    task: async (item, ct) => await Shop.AnswerAsync(item.Input.GetProperty("question").GetString()!),
    evaluators: [accuracy],
    runEvaluators: [RunEvaluator.Average("accuracy")],
    maxConcurrency: 16);
Console.WriteLine(result.Format());                        // a table; failed items are in it
result.ThrowIfBelow("accuracy", 0.6);                      // fails a CI run, with the numbers in the message
result.ThrowIfWorseThan(baseline, "accuracy");             // beyond chance, by the bootstrap interval
Console.WriteLine(result.CompareWith(baseline, "accuracy").Format());

BatchEvaluationResult batch = await langfuse.EvaluateAsync(langfuse.Traces.ListAsync(environment: "sdk-experiment"),
    evaluators: [TraceEvaluator.Create("length", trace => trace.OutputText?.Length ?? 0)], maxConcurrency: 8);
Console.WriteLine(batch.Format());
