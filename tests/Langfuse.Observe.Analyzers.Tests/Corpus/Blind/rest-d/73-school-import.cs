// Planted: LFO7003
using Langfuse.Observe;

namespace Microsoft.Extensions.Compliance.Classification
{
    public class DataClassificationAttribute : Attribute;
}

namespace School.Import
{
    using Microsoft.Extensions.Compliance.Classification;

    public sealed class PrivateDataAttribute : DataClassificationAttribute;

    public sealed record Pupil(string Name, int Year, [property: PrivateData] string Address);

    public sealed record SchoolClass(string Teacher, IReadOnlyList<Pupil> Pupils);

    public sealed record Batch<TItem>(string Source, IReadOnlyList<TItem> Items);

    public sealed class Importer(Func<string, Task<string>> model)
    {
        [Observe(Name = "check-import")]
        public async Task<string> CheckAsync(Batch<SchoolClass> batch)
        {
            var counts = batch.Items.Select(item => $"{item.Teacher}: {item.Pupils.Count}");
            var remark = await model("Are these class sizes plausible? " + string.Join(", ", counts));
            return remark.Length == 0 ? "no remark" : remark;
        }
    }
}
