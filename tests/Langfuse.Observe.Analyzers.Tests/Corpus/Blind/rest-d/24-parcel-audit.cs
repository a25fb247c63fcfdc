// Right
using Langfuse.Observe;

namespace Parcels;

public sealed record Parcel(string Code, string Address);

public sealed class Sorter(Func<string, Task<string>> model, Func<string, Task> store)
{
    [Observe(Name = "sort-parcel")]
    public async Task<string> SortAsync(Parcel parcel)
    {
        var lane = (await model("Which lane? " + parcel.Address)).Trim();
        _ = AuditAsync(parcel.Code, lane);
        return lane;
    }

    [Observe(Root = true, Name = "audit-parcel")]
    private async Task AuditAsync(string code, string lane)
    {
        try
        {
            var remark = await model($"Is lane {lane} plausible?");
            await store($"{code};{lane};{remark}");
        }
        catch (IOException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
        }
    }
}
