using FromActivities;
using OpenTelemetry;
using OpenTelemetry.Trace;

// The pipeline that the program has already, with one more line: what its activities say of models and tools goes to Langfuse.
using var pipeline = Sdk.CreateTracerProviderBuilder()
    .AddSource("Shop")
    .AddLangfuse()
    .Build();

// One method after the other can move: old and new hang in each other's traces.
Console.WriteLine(await Before.AnswerAsync("Do you ship to Norway?"));
Console.WriteLine(await HalfWay.AnswerAsync("Do you ship to Norway?"));
Console.WriteLine(await After.AnswerAsync("Do you ship to Norway?"));
