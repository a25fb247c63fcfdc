// Right
using Langfuse.Observe;
using Amazon.Lambda.Core;

namespace Library.Functions
{
    public sealed class ReminderFunction(LangfuseClient langfuse)
    {
        public async Task<string> Handle(string reader, ILambdaContext context)
        {
            try
            {
                return await Reminders.WriteAsync(reader);
            }
            catch (FormatException e)
            {
                Console.Error.WriteLine($"{context.FunctionName}: {e.Message}");
                return "";
            }
            finally
            {
                var result = await langfuse.FlushAsync(TimeSpan.FromSeconds(2));
                Console.WriteLine($"pending: {result.Pending}");
            }
        }
    }

    internal static class Reminders
    {
        [Observe(Name = "write-reminder")]
        public static async Task<string> WriteAsync(string reader)
        {
            LangfuseContext.UpdateCurrentTrace(tags: ["library"]);
            await Task.Delay(5);
            return $"Dear {reader}, three books are due.";
        }
    }
}

namespace Amazon.Lambda.Core
{
    public interface ILambdaContext
    {
        string FunctionName { get; }
    }
}
