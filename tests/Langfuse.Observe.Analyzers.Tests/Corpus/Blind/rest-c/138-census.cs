// Right
using Langfuse.Observe;
using Microsoft.Extensions.Compliance.Classification;

namespace Microsoft.Extensions.Compliance.Classification
{
    [AttributeUsage(AttributeTargets.All)]
    public class DataClassificationAttribute : Attribute;
}

namespace Census
{
    public sealed class PersonalDataAttribute : DataClassificationAttribute;

    public sealed record Person([property: PersonalData] string Name, int Born, string Town);

    public sealed class CensusOffice(IReadOnlyList<Person> people, Func<string, Task<string>> complete)
    {
        public async Task<string> ReportAsync(string town)
        {
            var ages = people.Where(p => p.Town == town).Select(p => DateTime.Today.Year - p.Born).ToArray();
            return await DescribeAsync(town, ages);
        }

        [Observe(AsType = ObservationType.Tool, CaptureOutput = false)]
        [return: PersonalData]
        public string Oldest(string town) => people.Where(p => p.Town == town).MinBy(p => p.Born)?.Name ?? "";

        [Observe(AsType = ObservationType.Chain)]
        private Task<string> DescribeAsync(string town, int[] ages) => complete($"{town}: {ages.Length} people");
    }
}
