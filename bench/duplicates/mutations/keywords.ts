// Words that belong to languages or to their everyday types: renaming one would break the code.
// One list for all: a word that is a keyword elsewhere is left alone, which costs nothing.

export const keywords: ReadonlySet<string> = new Set(
  `
  abstract alignas and any as assert async auto await base begin bool boolean break byte case catch
  chan char class cls companion const constexpr continue crate data debugger def default defer
  delegate delete do done double dyn echo elif else elsif end ensure enum esac except explicit
  export extends extension extern f32 f64 fallthrough false fi final finally float fn for foreach
  forall from fun func function get given global go goto guard i16 i32 i64 i8 if impl implements
  implicit import in include init inline instanceof int interface internal into is isset lambda let
  local long loop macro map match mod module move mut mutating namespace native new nil none not null
  nullptr object of open operator or out override package params pass private proc protected
  protocol pub public raise range readonly record ref repeat require rescue return sealed select
  self set shared short signed sizeof static str string struct super switch sync synchronized
  template then this throw throws trait transient true try type typedef typeof u16 u32 u64 u8
  undef undefined union unless unsafe unsigned until use usize using val value var virtual void
  volatile when where while with yield
  None True False Self String Some Ok Err NULL Array Object Int Bool Double Float
  `
    .split(/\s+/)
    .filter((word) => word !== ''),
);
