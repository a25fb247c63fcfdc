using Langfuse.Observe.LocalServer.Model;

namespace Langfuse.Observe.Server.Tests.Storage.Conformance;

/// <summary>Rows with some of everything, the same ones each time.</summary>
internal static class SampleData
{
    private const string Project = "local";
    private static readonly string?[] s_names = ["alpha", "Beta", "beta 100%", "ünï_code", "alpha beta"];
    private static readonly string?[] s_users = [null, "u1", "u2", "U1"];

    public static async Task FillAsync(StoreUnderTest store)
    {
        var random = new Random(7);
        await store.Spans.WriteAsync(Project, [.. Enumerable.Range(0, 80).Select(number => Row(random, number))], CancellationToken.None);
        await store.Scores.WriteAsync(Project, [.. Enumerable.Range(0, 40).Select(number => Score(random, number))], (_, _) => { }, CancellationToken.None);
        await store.Spans.WriteAsync("foreign", [Row(random, 1), Row(random, 2)], CancellationToken.None);
    }

    private static Observation Row(Random random, int number)
    {
        // Over three months, on and around the bounds of days.
        var startUs = 1_764_547_200_000_000 + (random.Next(90) * 86_400_000_000L) + random.Next(-2, 3) + (number * 1000);
        var isGeneration = random.Next(2) == 0;
        return new Observation
        {
            TraceId = $"t{number / 4}",
            Id = $"o{number}",
            ParentId = number % 4 == 0 ? null : $"o{number / 4 * 4}",
            IsAppRoot = random.Next(5) == 0,
            Type = isGeneration ? "GENERATION" : "SPAN",
            Name = Pick(random, s_names)!,
            StartUs = startUs,
            EndUs = startUs + random.Next(3_000_000),
            CompletionStartUs = isGeneration ? startUs + random.Next(1000) : null,
            Level = Pick(random, ["DEBUG", "DEFAULT", "WARNING", "ERROR"])!,
            StatusMessage = Pick(random, [null, "timed out"]),
            Input = Pick(random, [null, "hello 100%", "{\"a\":[1]}"]),
            Output = Pick(random, [null, "a_b", "long answer"]),
            Metadata = Pick(random, [null, "{}", "{\"k\":\"v\",\"n\":5,\"flag\":true,\"deep\":{\"x\":1}}", "{\"k\":\"Other\",\"n\":5.5}", "{"]),
            Model = isGeneration ? Pick(random, ["gpt", "claude"]) : null,
            Cost = isGeneration ? "{\"input\":0.125,\"output\":0.5,\"total\":0.625}" : null,
            TotalCost = isGeneration ? random.Next(1000) / 1024d : null,
            InputTokens = isGeneration ? random.Next(1000) : null,
            OutputTokens = isGeneration ? random.Next(1000) : null,
            TotalTokens = isGeneration ? random.Next(2000) : null,
            PromptName = Pick(random, [null, "greet"]),
            PromptVersion = random.Next(3) == 0 ? random.Next(1, 4) : null,
            Version = Pick(random, [null, "1", "2"]),
            Release = Pick(random, [null, "r1"]),
            Environment = Pick(random, ["default", "production"])!,
            UserId = Pick(random, s_users),
            SessionId = Pick(random, [null, "s1", "s2"]),
            TraceName = Pick(random, [null, "trace A"]),
            Tags = Pick(random, [null, "[]", "[\"x\"]", "[\"x\",\"y\"]", "[\"X\"]"]),
            Public = Pick(random, [null, "", "yes"]) switch { null => null, "" => false, _ => true },
            Experiment = number % 7 == 0 ? $"{{\"id\":\"e{number % 3}\",\"name\":\"exp {number % 3}\",\"dataset.id\":\"d{number % 2}\",\"item.id\":\"i{number}\"}}" : null,
            CreatedUs = startUs,
        };
    }

    private static Score Score(Random random, int number)
    {
        var type = Pick(random, ["NUMERIC", "BOOLEAN", "CATEGORICAL"])!;
        return new Score
        {
            Id = $"s{number}",
            TraceId = number % 5 == 0 ? null : $"t{random.Next(20)}",
            ObservationId = number % 3 == 0 ? $"o{random.Next(80)}" : null,
            SessionId = number % 5 == 0 ? "s1" : null,
            DatasetRunId = number % 11 == 0 ? "e1" : null,
            Name = Pick(random, ["accuracy", "tone"])!,
            DataType = type,
            Value = type == "CATEGORICAL" ? null : type == "BOOLEAN" ? random.Next(2) : random.Next(100) / 64d,
            StringValue = type switch { "CATEGORICAL" => Pick(random, ["good", "bad"]), "BOOLEAN" => "True", _ => null },
            Source = Pick(random, ["API", "EVAL"])!,
            Comment = Pick(random, [null, "fine"]),
            Metadata = Pick(random, [null, "{\"k\":\"v\"}", "["]),
            Environment = "default",
            TimestampUs = 1_764_547_200_000_000 + (number * 3_600_000_000L),
            CreatedUs = number,
            UpdatedUs = number,
        };
    }

    private static string? Pick(Random random, string?[] of) => of[random.Next(of.Length)];
}
