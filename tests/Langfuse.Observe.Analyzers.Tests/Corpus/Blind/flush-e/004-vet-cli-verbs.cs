// Planted: LFO5001
using Langfuse.Observe;

// vet: notes <file> | summary <animal>
var langfuse = LangfuseClient.Start();
return args switch
{
    ["notes", var file] => await NotesAsync(langfuse, file),
    ["summary", var animal] => await SummaryAsync(langfuse, animal),
    _ => await UsageAsync(langfuse),
};

static async Task<int> NotesAsync(LangfuseClient client, string file)
{
    await using (client)
    {
        using var trace = client.StartTrace("notes", input: file);
        var words = (await File.ReadAllTextAsync(file)).Split(' ').Length;
        trace.Update(output: words);
        Console.WriteLine(words);
    }

    return 0;
}

static async Task<int> SummaryAsync(LangfuseClient client, string animal)
{
    using var trace = client.StartTrace("summary", input: animal);
    await Task.Delay(10);
    var text = $"{animal}: vaccinated, weight stable";
    trace.Update(output: text);
    Console.WriteLine(text);
    return 0;
}

static async Task<int> UsageAsync(LangfuseClient client)
{
    Console.Error.WriteLine("usage: vet notes <file> | vet summary <animal>");
    await client.DisposeAsync();
    return 64;
}
