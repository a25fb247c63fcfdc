// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var jobs = new Dictionary<string, Task<int>>();
foreach (var word in args)
{
    jobs[word] = Syllables.CountAsync(word);
}

await Task.WhenAll(jobs.Values);
foreach (var (word, job) in jobs)
{
    Console.WriteLine($"{word}: {job.Result}");
}

internal static class Syllables
{
    [Observe(Name = "count-syllables", AsType = ObservationType.Tool)]
    public static async Task<int> CountAsync(string word)
    {
        await Task.Delay(word.Length);
        var count = 0;
        var inside = false;
        foreach (var letter in word)
        {
            var vowel = "aeiouy".Contains(letter);
            count += vowel && !inside ? 1 : 0;
            inside = vowel;
        }

        return Math.Max(count, 1);
    }
}
