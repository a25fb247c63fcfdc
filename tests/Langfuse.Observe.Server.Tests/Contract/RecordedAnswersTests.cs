using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Langfuse.Observe.LocalServer.Json;

namespace Langfuse.Observe.Server.Tests.Contract;

/// <summary>The answers that the programs of the documentation are tried against (<c>tests/Langfuse.Observe.EndToEnd.Tests/Listings/Recorded/answers</c>) have the shapes of the contract.</summary>
public sealed class RecordedAnswersTests
{
    public static TheoryData<string, string> Files
    {
        get
        {
            var root = typeof(RecordedAnswersTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "RecordedAnswers").Value!;
            var files = new TheoryData<string, string>();
            foreach (var file in Directory.GetFiles(root, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                files.Add(Path.GetRelativePath(root, file), file);
            }

            return files;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Answers_HaveTheShapesOfTheContract(string name, string file)
    {
        var contract = new ApiContract();
        var isVersion3 = name.StartsWith("version-3", StringComparison.Ordinal);
        var (checkedShapes, wrong) = (0, new List<string>());
        foreach (var exchange in JsonText.Parse(File.ReadAllText(file)).EnumerateArray())
        {
            var (request, isSuccess) = (exchange.GetProperty("request").GetString()!, !exchange.TryGetProperty("status", out var status) || status.GetInt32() < 300);
            if (!isSuccess || Operation(contract, request) is not { } operation)
            {
                continue;
            }

            checkedShapes++;
            var answer = JsonNode.Parse(exchange.GetProperty("answer").GetRawText().Replace("\"$accepted\"", """[{"id":"1","status":201}]""", StringComparison.Ordinal));
            if (isVersion3)
            {
                AddLater(answer);
            }

            wrong.AddRange(contract.Problems(operation, answer!.ToJsonString()).Select(problem => $"{request}: {problem}"));
        }

        Assert.Empty(wrong);
        Assert.NotEqual(0, checkedShapes);
    }

    /// <summary>The fields that came after version 3, which the contract asks for.</summary>
    private static void AddLater(JsonNode? answer)
    {
        if (answer is JsonArray items)
        {
            foreach (var item in items)
            {
                AddLater(item);
            }
        }
        else if (answer is JsonObject properties)
        {
            foreach (var (_, value) in properties.ToList())
            {
                AddLater(value);
            }

            (properties["mediaReferences"], properties["inputSchema"], properties["expectedOutputSchema"]) = (new JsonArray(), null, null);
        }
    }

    /// <summary>The operation that a request is one of; an exact path wins over one with names in it.</summary>
    private static string? Operation(ApiContract contract, string request) => contract.Operations.Select(static one => one.Operation)
        .Where(operation => Regex.IsMatch(request.Split('?')[0], "^" + Regex.Replace(operation, "{[^}]+}", "[^/]+") + "$"))
        .MinBy(static operation => operation.Count(static letter => letter == '{'));
}
