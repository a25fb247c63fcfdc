// Right
using Langfuse.Observe;

internal static class Program
{
    private static LangfuseClient? s_langfuse;

    private static void Main(string[] args)
    {
        s_langfuse = LangfuseClient.Start();
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
        foreach (var word in args.DefaultIfEmpty("level"))
        {
            Console.WriteLine($"{word}: {IsPalindrome(word)}");
        }
    }

    private static void OnProcessExit(object? sender, EventArgs e) => s_langfuse?.Dispose();

    [Observe]
    private static bool IsPalindrome(string word)
    {
        for (int left = 0, right = word.Length - 1; left < right; left++, right--)
        {
            if (char.ToLowerInvariant(word[left]) != char.ToLowerInvariant(word[right]))
            {
                return false;
            }
        }

        return true;
    }
}
