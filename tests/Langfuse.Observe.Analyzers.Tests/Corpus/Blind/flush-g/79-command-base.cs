// Right
using Langfuse.Observe;

namespace Photos;

internal interface ICommand
{
    Task<int> ExecuteAsync(string[] arguments);
}

internal sealed class Traced(LangfuseClient langfuse, string name, ICommand inner) : ICommand
{
    public async Task<int> ExecuteAsync(string[] arguments)
    {
        try
        {
            using var trace = langfuse.StartTrace("command", metadata: new { name }, input: arguments);
            var code = await inner.ExecuteAsync(arguments);
            trace.Update(output: code);
            return code;
        }
        catch (IOException failure)
        {
            Console.Error.WriteLine(failure.Message);
            return 74;
        }
        finally
        {
            await langfuse.DisposeAsync();
        }
    }
}

internal sealed class SortCommand : ICommand
{
    public async Task<int> ExecuteAsync(string[] arguments)
    {
        foreach (var path in arguments)
        {
            var year = File.GetLastWriteTime(path).Year.ToString();
            Directory.CreateDirectory(year);
            await using var source = File.OpenRead(path);
            await using var target = File.Create(Path.Combine(year, Path.GetFileName(path)));
            await source.CopyToAsync(target);
        }

        return arguments.Length == 0 ? 1 : 0;
    }
}

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        ICommand command = new Traced(LangfuseClient.Start(), "sort", new SortCommand());
        return await command.ExecuteAsync(args);
    }
}
