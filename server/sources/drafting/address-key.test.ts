import { describe, expect, it } from 'vitest';
import { addressKey } from './address-key.js';

describe('the key of an address', () => {
  it.each([
    [
      'Unit 4B, Makupa Business Park, Archbishop Makarios Road, Mombasa',
      'Makupa Business Park, Unit 4B, Archbishop Makarios Rd., Mombasa',
      true,
    ],
    ['Số 17 Đường Lạch Tray, Ngô Quyền, Hải Phòng', '17 Lach Tray, Ngo Quyen, Hai Phong', true],
    ['No. 12 Hongtang Road, Jiangbei, Ningbo', '12 Hongtang Rd, Jiangbei, Ningbo', true],
    ['Office 301, Westgate Court, Nairobi', 'Office 302, Westgate Court, Nairobi', false],
    ['Unit 4B, Makupa Business Park, Mombasa', 'Unit 4C, Makupa Business Park, Mombasa', false],
  ])('%s and %s: one is %s', (left, right, one) => {
    expect(addressKey(left, 'KE')).not.toBeNull();
    expect(addressKey(left, 'KE') === addressKey(right, 'KE')).toBe(one);
  });

  it('keeps countries apart', () => {
    expect(addressKey('12 Station Road, Newcastle', 'GB')).not.toBe(addressKey('12 Station Road, Newcastle', 'AU'));
  });

  it.each(['Mombasa', 'Salalah, Oman', 'Msimbazi Street, Dar es Salaam', ''])(
    'gives none for "%s": no door is named',
    (text) => {
      expect(addressKey(text, 'KE')).toBeNull();
    },
  );
});
