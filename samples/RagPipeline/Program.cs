using RagPipeline;
using RagPipeline.Answering;
using RagPipeline.Documents;
using RagPipeline.Retrieval;

try
{
    var command = CommandLine.Parse(args);
    if (command.Help)
    {
        Console.WriteLine(CommandLine.HelpText);
        return 0;
    }

    var index = PassageIndex.Of(DocumentFolder.Read(command.Docs ?? DocumentFolder.Handbook));
    var prompt = PromptBuilder.Build(command.Question, await new Retriever(index).RetrieveAsync(command.Question, top: 3));
    await foreach (var word in new ExtractiveAnswerer(index).WriteAsync(prompt))
    {
        Console.Write(word);
    }

    Console.WriteLine();
    return 0;
}
catch (UserException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return e.ExitCode;
}
