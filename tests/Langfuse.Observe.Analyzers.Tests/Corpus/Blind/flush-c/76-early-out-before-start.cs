// Right
using Langfuse.Observe;
using System.Text.Json;

if (args.Length != 1 || !File.Exists(args[0]))
{
    Console.Error.WriteLine("usage: grade ANSWERS.json");
    Environment.Exit(64);
}

var answers = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(args[0])) ?? [];
using var langfuse = LangfuseClient.Start();
foreach (var (question, answer) in answers)
{
    if (string.IsNullOrWhiteSpace(answer))
    {
        continue;
    }

    using var trace = langfuse.StartTrace("grade", input: question, output: answer);
    trace.Score("words", answer.Split(' ').Length);
}
